package org.gridward.sensors.protocol.dahua;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Multipart;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.PlainText;
import org.gridward.sensors.codec.Reject;
import org.gridward.sensors.codec.ReplyingCodec;

/** Reads what Dahua's cameras and recorders tell; the first bytes show in which of their forms. */
public final class DahuaCodec implements ReplyingCodec {

  static final String PROTOCOL = "dahua";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var gathered = new Gathered(in);
    if (Dhip.looksLike(in.body())) {
      for (var content : Dhip.read(in.body())) {
        gathered.json(PlainText.of(content, 0, content.length));
      }
    } else if (Multipart.looksLike(in.body())) {
      gathered.parts();
    } else {
      gathered.text(PlainText.of(in.body(), 0, in.body().length));
    }
    return gathered.decoded();
  }

  /** A camera that pushes repeats what is not answered so. */
  @Override
  public Optional<Reply> reply(Inbound in) {
    return in.transport() == Inbound.Transport.HTTP
        ? Optional.of(new Reply("application/json", "{\"Result\":true}"))
        : Optional.empty();
  }

  /** What one message says, and which parts of it cannot be read. Not thread-safe. */
  private static final class Gathered {

    private final Inbound in;
    private final List<Event> events = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<MalformedPayload> failures = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private Gathered(Inbound in) {
      this.in = in;
    }

    private void parts() throws MalformedPayload {
      for (var part : Multipart.read(PROTOCOL, in.contentType(), in.body())) {
        var text = PlainText.of(in.body(), part.from(), part.to());
        try {
          if (part.fault().isPresent()) {
            throw MalformedPayload.of(PROTOCOL, "", part.fault().get());
          }
          text(text);
        } catch (MalformedPayload e) {
          reject(text, e.in("part " + part.number()));
        }
      }
    }

    private void text(String text) throws MalformedPayload {
      if (text.isBlank() || !"{[".contains(text.strip().substring(0, 1))) {
        AttachStream.read(text).forEach(this::notice);
      } else {
        json(text);
      }
    }

    private void json(String text) throws MalformedPayload {
      var told = DahuaJson.read(text, in);
      told.notices().forEach(this::notice);
      told.snapshots()
          .forEach(
              it -> {
                events.add(it.event(in));
                pictures.addAll(it.pictures());
              });
    }

    /** What a message says twice in the same words happened twice: it is numbered. */
    private void notice(Notice notice) {
      var number = seen.merge(notice.text(), 1, Integer::sum);
      events.add(NoticeEvent.of(notice, number, in));
    }

    private void reject(String text, MalformedPayload problem) {
      failures.add(problem);
      var raw = RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
      rejects.add(new Reject(raw, problem.getMessage()));
    }

    private Decoded decoded() throws MalformedPayload {
      if (events.isEmpty() && !failures.isEmpty()) {
        throw failures.get(0);
      }
      if (events.isEmpty()) {
        throw MalformedPayload.of(PROTOCOL, "", "found no event, expected Code=… or Heartbeat");
      }
      return new Decoded(events, pictures, rejects);
    }
  }
}
