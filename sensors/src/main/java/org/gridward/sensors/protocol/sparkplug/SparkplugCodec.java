package org.gridward.sensors.protocol.sparkplug;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.SessionCodec;

/**
 * Reads Sparkplug B. Without a session it knows no births, so a metric that comes with its alias
 * only keeps that as its name.
 */
public final class SparkplugCodec implements Codec, SessionCodec {

  static final String PROTOCOL = "sparkplug";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return open().decode(in);
  }

  @Override
  public Session open() {
    return new SparkplugSession();
  }
}
