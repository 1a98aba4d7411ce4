package org.gridward.sensors.protocol.uniview;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Reads what Uniview's LAPI pushes. */
public final class UniviewCodec implements Codec {

  static final String PROTOCOL = "uniview";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var root = Json.object(PROTOCOL, in.body());
    var told = new Told(root, in);
    if (root.path("AlarmInfo").isObject()) {
      return Decoded.of(AlarmEvent.of(told));
    }
    if (root.path("StructureInfo").isObject()) {
      return Sightings.of(told);
    }
    if (root.has("FaceInfoList") || root.has("CardInfoList") || root.has("GateInfoList")) {
      return Passage.of(told);
    }
    if (root.has("DeviceCode") || root.has("NextTime") || last(in).equals("HeartReportInfo")) {
      return Decoded.of(told.signOfLife());
    }
    throw unknown(root);
  }

  private static String last(Inbound in) {
    return in.address().substring(in.address().lastIndexOf('/') + 1);
  }

  private static MalformedPayload unknown(JsonNode root) {
    return MalformedPayload.of(
        PROTOCOL,
        "",
        "found "
            + Words.seen(root.toString())
            + ", expected AlarmInfo, StructureInfo, FaceInfoList or DeviceCode");
  }
}
