package org.gridward.sensors.protocol.sensorthings;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class SensorThingsCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new SensorThingsCodec();
  }
}
