package org.gridward.sensors.protocol.gat1400;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads what GA/T 1400 view libraries push. */
public final class Gat1400Codec implements Codec {

  static final String PROTOCOL = "gat1400";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return new Records(in).read(Json.parse(PROTOCOL, in.body()));
  }
}
