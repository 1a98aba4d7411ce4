package org.gridward.sensors.protocol.jt808;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads frames of JT/T 808, one at a time; {@link Framing} cuts a connection's bytes into them. */
public final class Jt808Codec implements Codec {

  static final String PROTOCOL = "jt808";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return Decoded.of(new Events(Message.read(in.body()), in).all());
  }
}
