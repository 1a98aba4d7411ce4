package org.gridward.sensors.protocol.dahua;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

final class DahuaCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new DahuaCodec();
  }
}
