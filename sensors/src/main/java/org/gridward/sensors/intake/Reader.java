package org.gridward.sensors.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gridward.event.DeadLetter;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Command;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.codec.SessionCodec;

/** Has messages read by their codecs. What cannot be read becomes a dead letter; nothing throws. */
final class Reader {

  private final Map<String, Codec> codecs;
  private final Map<String, SessionCodec.Session> sessions;
  private final Places places;
  private final Complaints complaints;
  private final DeviceMeters meters;
  private final AtomicReference<Consumer<Command>> speaker = new AtomicReference<>(it -> {});

  Reader(Map<String, Codec> codecs, Places places, Complaints complaints, DeviceMeters meters) {
    this.codecs = Map.copyOf(codecs);
    this.sessions =
        codecs.values().stream()
            .filter(SessionCodec.class::isInstance)
            .collect(Collectors.toMap(Codec::protocol, it -> ((SessionCodec) it).open()));
    this.places = places;
    this.complaints = complaints;
    this.meters = meters;
  }

  /** Whether messages of a protocol must be read one after the other. */
  boolean isSequential(String protocol) {
    return sessions.containsKey(protocol);
  }

  void speaker(Consumer<Command> value) {
    speaker.set(value);
  }

  Content read(Inbound in) {
    var codec = codecs.get(in.protocol());
    if (codec == null) {
      return unreadable(
          in,
          "no codec reads protocol \"%s\"; known are %s"
              .formatted(in.protocol(), codecs.keySet().stream().sorted().toList()));
    }
    try {
      return content(in, codec);
    } catch (MalformedPayload e) {
      return unreadable(in, e.getMessage());
    } catch (Throwable e) { // whatever a codec throws else, a stack overflow too, is its defect
      var reason = "internal error of the %s codec: %s".formatted(in.protocol(), e);
      complaints.defect(in, reason, e);
      return Content.dead(Letters.of(in).whole(reason));
    }
  }

  /** What the protocol says besides the answer of the transport. */
  Optional<ReplyingCodec.Reply> reply(Inbound in) {
    return codecs.get(in.protocol()) instanceof ReplyingCodec it ? it.reply(in) : Optional.empty();
  }

  private Content content(Inbound in, Codec codec) throws MalformedPayload {
    var decoded = decoded(in, codec);
    var events =
        decoded.events().stream().map(places::placed).map(it -> meters.told(in, it)).toList();
    return new Content(events, decoded.pictures(), letters(in, decoded.rejects()));
  }

  private Decoded decoded(Inbound in, Codec codec) throws MalformedPayload {
    var session = sessions.get(in.protocol());
    if (session == null) {
      return codec.decode(in);
    }
    var decoded = session.decode(in);
    session.commands().forEach(speaker.get());
    return decoded;
  }

  private List<DeadLetter> letters(Inbound in, List<Reject> rejects) {
    if (rejects.isEmpty()) {
      return List.of();
    }
    rejects.forEach(it -> complaints.unreadable(in, it.reason()));
    meters.unreadable(in);
    var letters = Letters.of(in);
    return rejects.stream().map(it -> letters.part(it.raw(), it.reason())).toList();
  }

  private Content unreadable(Inbound in, String reason) {
    complaints.unreadable(in, reason);
    meters.unreadable(in);
    return Content.dead(Letters.of(in).whole(reason));
  }
}
