package org.gridward.sensors.protocol.jt808;

import java.util.Optional;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.FramedCodec;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads the messages of JT/T 808, a frame at a time. */
public final class Jt808Codec implements FramedCodec {

  static final String PROTOCOL = "jt808";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    return Decoded.of(new Events(Message.read(in.body()), in).all());
  }

  @Override
  public Framer framer() {
    return new Framing();
  }

  @Override
  public Optional<byte[]> reply(byte[] frame) {
    try {
      return Optional.of(Answers.accepted(Message.read(frame)));
    } catch (MalformedPayload e) {
      return Optional.empty();
    }
  }
}
