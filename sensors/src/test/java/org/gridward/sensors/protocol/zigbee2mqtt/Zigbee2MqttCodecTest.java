package org.gridward.sensors.protocol.zigbee2mqtt;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;

class Zigbee2MqttCodecTest extends CodecContract {

  @Override
  protected Codec codec() {
    return new Zigbee2MqttCodec();
  }
}
