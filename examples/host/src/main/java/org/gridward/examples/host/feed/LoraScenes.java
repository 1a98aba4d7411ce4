package org.gridward.examples.host.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.gridward.examples.host.feed.play.Message;

/** A LoRaWAN sensor behind ChirpStack: readings now and then, and rarely an alarm. */
final class LoraScenes {

  private static final String APPLICATION = "5b06bc92-0510-47c1-8f24-a807f48b94a9";

  /** What each kind of sensor calls its alarm. */
  private static final Map<String, String> ALARMS =
      Map.ofEntries(
          Map.entry("leak.water", "water_leak"),
          Map.entry("flood.level", "water_level_alarm"),
          Map.entry("fire.smoke", "smoke_alarm"),
          Map.entry("gas.leak", "gas_alarm"),
          Map.entry("manhole.open", "manhole_open"),
          Map.entry("bin.full", "bin_full"),
          Map.entry("lamp.fault", "lamp_fault"),
          Map.entry("door.open", "door_open"),
          Map.entry("tilt", "tilt_alarm"),
          Map.entry("env.alarm", "pm10_alarm"),
          Map.entry("button.sos", "sos"));

  private final DevicePlace sensor;

  LoraScenes(DevicePlace sensor) {
    this.sensor = sensor;
  }

  /** A reading; every tenth from a missing probe, every twentieth with a status besides. */
  List<Cue> reading(Instant now, Random random) {
    var values = weather(random);
    if (random.nextInt(10) == 0) {
      values.put("TempC_DS", 327.67);
    }
    var cues = new ArrayList<Cue>();
    cues.add(Cue.at(0, event("up", now, Notes.of("fPort", 2, "object", values), random)));
    if (random.nextInt(20) == 0) {
      var status = Notes.of("margin", 9, "batteryLevel", 80.5);
      cues.add(Cue.at(1, event("status", now.plusSeconds(1), status, random)));
    }
    return cues;
  }

  /** The alarm, the same again, and after a while the all-clear. */
  List<Cue> alarm(Instant now, Random random) {
    var name = ALARMS.getOrDefault(sensor.kind(), "alarm");
    var cues = new ArrayList<Cue>();
    for (var second : List.of(0, 10, 20)) {
      cues.add(Cue.at(second, up(name, true, now.plusSeconds(second), random)));
    }
    var end = 60 + random.nextInt(120);
    cues.add(Cue.at(end, up(name, false, now.plusSeconds(end), random)));
    return cues;
  }

  private Message up(String name, boolean on, Instant at, Random random) {
    var values = weather(random);
    values.put(name, on);
    return event("up", at, Notes.of("fPort", 2, "object", values), random);
  }

  private static Map<String, Object> weather(Random random) {
    return Notes.of(
        "temperature", Math.round((8 + random.nextDouble() * 20) * 10) / 10.0,
        "humidity", 40 + random.nextInt(50),
        "battery", 60 + random.nextInt(41));
  }

  private Message event(String type, Instant at, Map<String, Object> own, Random random) {
    var message =
        Notes.of(
            "deduplicationId", new UUID(random.nextLong(), random.nextLong()).toString(),
            "time", at.toString().replace("Z", "+00:00"),
            "deviceInfo",
                Notes.of(
                    "applicationId",
                    APPLICATION,
                    "applicationName",
                    "town sensors",
                    "deviceName",
                    sensor.name(),
                    "devEui",
                    sensor.identity()),
            "devAddr", "00189440",
            "data", Base64.getEncoder().encodeToString(type.getBytes(StandardCharsets.UTF_8)));
    message.putAll(own);
    var gateway = Notes.of("gatewayId", "0016c001f153a14c", "rssi", -60 - random.nextInt(50));
    if (type.equals("up")) {
      message.put("rxInfo", List.of(gateway));
    }
    return Notes.publish(
        "application/" + APPLICATION + "/device/" + sensor.identity() + "/event/" + type, message);
  }
}
