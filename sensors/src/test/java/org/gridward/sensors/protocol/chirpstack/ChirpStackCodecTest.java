package org.gridward.sensors.protocol.chirpstack;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class ChirpStackCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new ChirpStackCodec();
  }
}
