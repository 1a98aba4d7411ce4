package org.gridward.sensors.protocol.onvif;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class OnvifCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new OnvifCodec();
  }
}
