package org.gridward.sensors.protocol.jt808;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

final class Jt808CodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Jt808Codec();
  }
}
