package org.gridward.sensors.protocol.senml;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class SenMlCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new SenMlCodec();
  }
}
