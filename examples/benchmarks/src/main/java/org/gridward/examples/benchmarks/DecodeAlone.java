package org.gridward.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.protocol.cloudevents.CloudEventsCodec;
import org.gridward.sensors.protocol.frigate.FrigateCodec;
import org.gridward.sensors.protocol.hikvision.HikvisionCodec;
import org.gridward.sensors.protocol.jt808.Jt808Codec;
import org.gridward.sensors.protocol.senml.SenMlCodec;
import org.gridward.sensors.protocol.zigbee2mqtt.Zigbee2MqttCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One message after the other from its bytes to its events, with ids and raw bytes. */
@State(Scope.Thread)
public class DecodeAlone {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:05Z");

  private final Codec jt808 = new Jt808Codec();
  private final Codec frigate = new FrigateCodec();
  private final Codec zigbee2mqtt = new Zigbee2MqttCodec();
  private final Codec senml = new SenMlCodec();
  private final Codec cloudevents = new CloudEventsCodec();
  private final Codec hikvision = new HikvisionCodec();

  private final Inbound location =
      zoned(
          Inbound.tcp(
              "jt808",
              HexFormat.of()
                  .parseHex(
                      "7e0200001c0139123456780007000000000000000301d74830"
                          + "07351b860004012c005a260302090003757e"),
              NOW));
  private final Inbound seen =
      zoned(
          Inbound.mqtt(
              "frigate",
              "frigate/events",
              utf8(
                  """
                  {"type":"update","before":{},"after":{"id":"1772413200.123456-ab12cd",\
                  "camera":"gate","frame_time":1772413204.5,"label":"person","top_score":0.91,\
                  "false_positive":false,"start_time":1772413200.12,"end_time":null,\
                  "score":0.83,"box":[424,500,536,712],"current_zones":["yard"],\
                  "entered_zones":["yard"],"has_snapshot":true,"has_clip":false}}"""),
              NOW));
  private final Inbound leak =
      zoned(
          Inbound.mqtt(
              "zigbee2mqtt",
              "zigbee2mqtt/cellar",
              utf8(
                  """
                  {"battery":100,"linkquality":120,"tamper":false,"voltage":3000,\
                  "water_leak":true,"last_seen":"2026-03-02T09:00:03+08:00"}"""),
              NOW));
  private final Inbound reading =
      zoned(
          Inbound.mqtt(
              "senml",
              "senml/cellar",
              utf8(
                  """
                  [{"bn":"urn:dev:mac:0024befffe804ff1_","bt":1772413203,"n":"temperature",\
                  "u":"Cel","v":23.1}]"""),
              NOW));
  private final Inbound report =
      Inbound.http(
              "cloudevents",
              "/alerts/cloudevents/gate",
              utf8(
                  """
                  {"specversion":"1.0","id":"a-1","source":"/gate","type":"org.example.alert",\
                  "time":"2026-03-02T01:00:03Z","data":{"kind":"video.parking",\
                  "longitude":120.920966,"latitude":30.885936}}"""),
              NOW)
          .contentType("application/cloudevents+json")
          .build();
  private final Inbound alert =
      Inbound.http(
              "hikvision",
              "/alerts/hikvision/gate",
              utf8(
                  """
                  <EventNotificationAlert version="2.0"><ipAddress>10.8.0.21</ipAddress>
                  <macAddress>a8:11:fc:00:00:01</macAddress><channelID>1</channelID>
                  <dateTime>2026-03-02T09:00:03+08:00</dateTime>
                  <activePostCount>1</activePostCount><eventType>fielddetection</eventType>
                  <eventState>active</eventState></EventNotificationAlert>"""),
              NOW)
          .build();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Inbound zoned(Inbound.Builder builder) {
    return builder.zone(ZoneId.of("Asia/Shanghai")).peer("192.0.2.1").build();
  }

  /** Where a vehicle is, by JT/T 808. */
  @Benchmark
  public Object single() throws MalformedPayload {
    return jt808.decode(location);
  }

  /** An object that a camera sees, by Frigate. */
  @Benchmark
  public Object frigate() throws MalformedPayload {
    return frigate.decode(seen);
  }

  /** A sensor's whole state, by Zigbee2MQTT. */
  @Benchmark
  public Object zigbee2mqtt() throws MalformedPayload {
    return zigbee2mqtt.decode(leak);
  }

  /** One reading, by SenML. */
  @Benchmark
  public Object senml() throws MalformedPayload {
    return senml.decode(reading);
  }

  /** An alert, by CloudEvents. */
  @Benchmark
  public Object cloudevents() throws MalformedPayload {
    return cloudevents.decode(report);
  }

  /** An alert, by Hikvision's XML. */
  @Benchmark
  public Object hikvision() throws MalformedPayload {
    return hikvision.decode(alert);
  }
}
