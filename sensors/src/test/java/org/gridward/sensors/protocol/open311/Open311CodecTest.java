package org.gridward.sensors.protocol.open311;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class Open311CodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Open311Codec();
  }
}
