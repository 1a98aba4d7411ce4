package org.gridward.sensors.protocol.senml;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Reject;

/** Reads SenML packs (RFC 8428), as JSON and as CBOR. */
public final class SenMlCodec implements Codec {

  static final String PROTOCOL = "senml";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var pack = Pack.read(in);
    var resolver = new Resolver();
    var entries = new ArrayList<Entry>();
    var rejects = new ArrayList<Reject>();
    for (var i = 0; i < pack.size(); i++) {
      var where = "record " + (i + 1);
      try {
        resolver.resolve(i, pack.get(i)).ifPresent(entries::add);
      } catch (BadRecord e) {
        var raw = RawBytes.of(pack.get(i).toString().getBytes(StandardCharsets.UTF_8));
        rejects.add(new Reject(raw, malformed(where, e.getMessage()).getMessage()));
      } catch (MalformedPayload e) {
        throw e.in(where);
      }
    }
    var positions = Positions.of(entries);
    positions.lonely().forEach(it -> rejects.add(lonely(it, pack)));
    var events = new ReadingEvents(in, positions).of(entries);
    return new Decoded(events, List.of(), rejects);
  }

  private static Reject lonely(Entry entry, List<JsonNode> pack) {
    var raw = pack.get(entry.index()).toString().getBytes(StandardCharsets.UTF_8);
    var problem = "found " + entry.unit() + " alone, expected lat and lon of one moment, in range";
    return new Reject(
        RawBytes.of(raw), malformed("record " + (entry.index() + 1), problem).getMessage());
  }

  static MalformedPayload malformed(String where, String problem) {
    return MalformedPayload.of(PROTOCOL, where, problem);
  }
}
