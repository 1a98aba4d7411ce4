package org.gridward.sensors.protocol.gat1400;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.codec.Words;

/** Reads what GA/T 1400 view libraries push. */
public final class Gat1400Codec implements ReplyingCodec {

  static final String PROTOCOL = "gat1400";

  private static final String SYSTEM = "/System/";
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return new Records(in).read(Json.parse(PROTOCOL, in.body()));
  }

  /**
   * What a library waits for, else it posts again: {@code StatusCode} 0, alone for the paths of the
   * system, in a list for all others (GA/T 1400.4).
   */
  @Override
  public Optional<Reply> reply(Inbound in) {
    var nodes = JsonNodeFactory.instance;
    var status =
        nodes
            .objectNode()
            .put("RequestURL", in.address())
            .put("StatusCode", 0)
            .put("StatusString", "OK")
            .put("Id", in.header("User-Identify").map(it -> Words.line(it, 60)).orElse(""))
            .put("LocalTime", CLOCK.format(in.receivedAt().atZone(in.zone())));
    var whole = nodes.objectNode();
    if (in.address().contains(SYSTEM)) {
      whole.set("ResponseStatusObject", status);
    } else {
      whole.putObject("ResponseStatusListObject").putArray("ResponseStatusObject").add(status);
    }
    return Optional.of(new Reply("application/VIID+JSON", whole.toString()));
  }
}
