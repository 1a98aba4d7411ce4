package org.gridward.sensors.protocol.frigate;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class FrigateCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new FrigateCodec();
  }
}
