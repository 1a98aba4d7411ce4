package org.gridward.sensors.protocol.sparkplug;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class SparkplugCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new SparkplugCodec();
  }
}
