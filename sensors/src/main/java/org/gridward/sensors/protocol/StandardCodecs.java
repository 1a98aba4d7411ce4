package org.gridward.sensors.protocol;

import java.util.List;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.protocol.cap.CapCodec;
import org.gridward.sensors.protocol.chirpstack.ChirpStackCodec;
import org.gridward.sensors.protocol.cloudevents.CloudEventsCodec;
import org.gridward.sensors.protocol.dahua.DahuaCodec;
import org.gridward.sensors.protocol.frigate.FrigateCodec;
import org.gridward.sensors.protocol.gat1400.Gat1400Codec;
import org.gridward.sensors.protocol.gb28181.Gb28181Codec;
import org.gridward.sensors.protocol.hikvision.HikvisionCodec;
import org.gridward.sensors.protocol.jt808.Jt808Codec;
import org.gridward.sensors.protocol.onvif.OnvifCodec;
import org.gridward.sensors.protocol.open311.Open311Codec;
import org.gridward.sensors.protocol.senml.SenMlCodec;
import org.gridward.sensors.protocol.sensorthings.SensorThingsCodec;
import org.gridward.sensors.protocol.sparkplug.SparkplugCodec;
import org.gridward.sensors.protocol.uniview.UniviewCodec;
import org.gridward.sensors.protocol.zigbee2mqtt.Zigbee2MqttCodec;

/**
 * The codecs that come with Gridward. A host may add its own, and those that read by a mapping file
 * ({@link org.gridward.sensors.protocol.json.JsonCodec}); nothing is found by scanning.
 */
public final class StandardCodecs {

  private StandardCodecs() {}

  /** One of each, in alphabetical order of their protocols. */
  public static List<Codec> list() {
    return List.of(
        new CapCodec(),
        new ChirpStackCodec(),
        new CloudEventsCodec(),
        new DahuaCodec(),
        new FrigateCodec(),
        new Gat1400Codec(),
        new Gb28181Codec(),
        new HikvisionCodec(),
        new Jt808Codec(),
        new OnvifCodec(),
        new Open311Codec(),
        new SenMlCodec(),
        new SensorThingsCodec(),
        new SparkplugCodec(),
        new UniviewCodec(),
        new Zigbee2MqttCodec());
  }
}
