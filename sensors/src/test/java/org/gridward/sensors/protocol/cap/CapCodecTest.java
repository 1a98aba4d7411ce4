package org.gridward.sensors.protocol.cap;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class CapCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new CapCodec();
  }
}
