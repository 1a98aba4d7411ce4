package org.gridward.sensors.protocol.hikvision;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class HikvisionCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new HikvisionCodec();
  }
}
