package org.gridward.sensors.protocol.uniview;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

final class UniviewCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new UniviewCodec();
  }
}
