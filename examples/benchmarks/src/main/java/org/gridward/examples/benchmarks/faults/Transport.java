package org.gridward.examples.benchmarks.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.gridward.event.Event;
import org.gridward.examples.benchmarks.parts.Alerts;
import org.gridward.examples.benchmarks.parts.Alerts.Kind;
import org.gridward.examples.benchmarks.parts.HttpWire;
import org.gridward.examples.benchmarks.parts.MqttWire;
import org.gridward.examples.benchmarks.parts.TerminalWire;
import org.gridward.examples.benchmarks.parts.Wire;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.protocol.cloudevents.CloudEventsCodec;
import org.gridward.sensors.protocol.hikvision.HikvisionCodec;
import org.gridward.sensors.protocol.jt808.Jt808Codec;

/** How alerts come in, what devices say over it, and what the town makes of that. */
enum Transport {
  MQTT(2, new CloudEventsCodec()),
  HTTP(16, new HikvisionCodec()),
  TCP(4, new Jt808Codec());

  private static final String RUN = "f";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern NUMBER = Pattern.compile("\"id\":\"" + RUN + "(\\d+)\"");
  private static final LongPredicate ALWAYS = number -> true;

  private final int connections;
  private final Codec codec;

  Transport(int connections, Codec codec) {
    this.connections = connections;
    this.codec = codec;
  }

  int connections() {
    return connections;
  }

  /** In lower case, for names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Speaks for one connection.
   *
   * @param garbage which messages nobody can read
   */
  Wire wire(int connection, LongPredicate garbage) {
    return switch (this) {
      case MQTT ->
          new MqttWire(
              RUN, connection, it -> garbage.test(it) ? Kind.GARBAGE : Alerts.kind(it, false));
      case HTTP -> new HttpWire(RUN, it -> garbage.test(it) ? Kind.GARBAGE : kind(it));
      case TCP -> new TerminalWire(it -> it / 10, ALWAYS); // ten calls of each for help
    };
  }

  /** A camera's alarm is over after five silent seconds, so that each has only one message here. */
  private static Kind kind(long number) {
    return number % 10 == 0 ? Kind.OPENING : number % 2 == 0 ? Kind.HEARTBEAT : Kind.MEASUREMENT;
  }

  /** The number of a message over MQTT; empty for one that is not of these devices. */
  OptionalInt number(byte[] message) {
    var id = NUMBER.matcher(new String(message, StandardCharsets.ISO_8859_1));
    return id.find() ? OptionalInt.of(Integer.parseInt(id.group(1))) : OptionalInt.empty();
  }

  /**
   * The events that a town makes of a message.
   *
   * @param receivedAt when it came, by the town's clock
   */
  List<Event> events(byte[] payload, Instant receivedAt) throws MalformedPayload {
    var message =
        switch (this) {
          case MQTT -> Inbound.mqtt(codec.protocol(), "cloudevents/city/1", payload, receivedAt);
          case HTTP -> Inbound.http(codec.protocol(), "/alerts/hikvision", payload, receivedAt);
          case TCP -> Inbound.tcp(codec.protocol(), payload, receivedAt);
        };
    return codec.decode(message.zone(ZONE).build()).events();
  }
}
