package org.gridward.sensors.protocol.gb28181;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

final class Gb28181CodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Gb28181Codec();
  }
}
