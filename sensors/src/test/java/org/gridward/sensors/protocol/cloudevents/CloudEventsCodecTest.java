package org.gridward.sensors.protocol.cloudevents;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class CloudEventsCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new CloudEventsCodec();
  }
}
