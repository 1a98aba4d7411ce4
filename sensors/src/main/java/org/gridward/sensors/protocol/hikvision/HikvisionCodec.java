package org.gridward.sensors.protocol.hikvision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Multipart;
import org.gridward.sensors.codec.Multipart.Part;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.PictureFormat;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.Xml;

/**
 * Reads Hikvision's {@code EventNotificationAlert}, in XML or, as access terminals write it, in
 * JSON. What a body is shows in its first bytes; content types are often missing or wrong, so only
 * the boundary is taken from there.
 */
public final class HikvisionCodec implements Codec {

  static final String PROTOCOL = "hikvision";
  static final String ALERT = "EventNotificationAlert";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    if (Multipart.looksLike(in.body())) {
      return multipart(in);
    }
    var alert = alert(in.body(), 0, in.body().length);
    return Decoded.of(AlertEvents.of(alert, List.of(), in));
  }

  private static Alert alert(byte[] body, int from, int to) throws MalformedPayload {
    var bytes = Arrays.copyOfRange(body, from, to);
    var root = isJson(bytes) ? json(bytes) : Xml.parse(PROTOCOL, body, from, to);
    return Alert.of(root, RawBytes.of(bytes));
  }

  private static boolean isJson(byte[] bytes) {
    var at = 0;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  private static Element json(byte[] bytes) throws MalformedPayload {
    var root = Json.object(PROTOCOL, bytes);
    return Json.element(ALERT, root.path(ALERT).isObject() ? root.path(ALERT) : root);
  }

  private static Decoded multipart(Inbound in) throws MalformedPayload {
    var gathered = new Gathered();
    var failures = new ArrayList<MalformedPayload>();
    for (var part : Multipart.read(PROTOCOL, in.contentType(), in.body())) {
      try {
        read(part, in, gathered);
      } catch (MalformedPayload e) {
        failures.add(e.in("part " + part.number()));
        gathered.rejects.add(
            new Reject(bytes(part, in), failures.get(failures.size() - 1).getMessage()));
      }
    }
    if (gathered.alerts.isEmpty()) {
      throw failures.isEmpty()
          ? MalformedPayload.of(PROTOCOL, "", "found no part with an EventNotificationAlert")
          : failures.get(0);
    }
    return gathered.decoded(in);
  }

  private static RawBytes bytes(Part part, Inbound in) {
    return RawBytes.of(Arrays.copyOfRange(in.body(), part.from(), part.to()));
  }

  private static void read(Part part, Inbound in, Gathered gathered) throws MalformedPayload {
    if (part.fault().isPresent()) {
      throw MalformedPayload.of(PROTOCOL, "", part.fault().get());
    }
    var format = PictureFormat.of(in.body(), part.from(), part.to());
    if (format.isEmpty()) {
      gathered.alerts.add(alert(in.body(), part.from(), part.to()));
      gathered.pictures.add(new ArrayList<>());
      return;
    }
    if (part.size() > MessageLimits.PICTURE_BYTES) {
      throw MalformedPayload.of(
          PROTOCOL,
          "",
          "found a picture of "
              + part.size()
              + " bytes, expected at most "
              + MessageLimits.PICTURE_BYTES);
    }
    var bytes = Arrays.copyOfRange(in.body(), part.from(), part.to());
    gathered.add(Picture.of(format.get(), bytes));
  }

  /** Alerts and the pictures that came with each. */
  private static final class Gathered {

    private final List<Alert> alerts = new ArrayList<>();
    private final List<List<Picture>> pictures = new ArrayList<>();
    private final List<Picture> early = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    /** A picture belongs to the alert before it, or to the first one where none came before. */
    private void add(Picture picture) throws MalformedPayload {
      var those = pictures.isEmpty() ? early : pictures.get(pictures.size() - 1);
      if (those.size() == MessageLimits.PICTURES) {
        throw MalformedPayload.of(
            PROTOCOL, "", "more than " + MessageLimits.PICTURES + " pictures of one alert");
      }
      those.add(picture);
    }

    private Decoded decoded(Inbound in) {
      pictures.get(0).addAll(0, early);
      var events = new ArrayList<Event>();
      for (var i = 0; i < alerts.size(); i++) {
        events.addAll(AlertEvents.of(alerts.get(i), pictures.get(i), in));
      }
      return new Decoded(events, pictures.stream().flatMap(List::stream).toList(), rejects);
    }
  }
}
