package org.gridward.sensors.protocol.zigbee2mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that Zigbee2MQTT gives to what devices tell ("exposes"), and what they mean here. */
final class Exposes {

  private static final Map<String, String> ALARMS =
      Map.ofEntries(
          Map.entry("water_leak", "leak.water"),
          Map.entry("smoke", "fire.smoke"),
          Map.entry("smoke_state", "fire.smoke"),
          Map.entry("fire", "fire.flame"),
          Map.entry("fire_alarm", "fire.flame"),
          Map.entry("high_temperature", "fire.heat"),
          Map.entry("temperature_alarm", "env.alarm"),
          Map.entry("humidity_alarm", "env.alarm"),
          Map.entry("gas", "gas.leak"),
          Map.entry("gas_state", "gas.leak"),
          Map.entry("carbon_monoxide", "gas.co"),
          Map.entry("tamper", "tamper"),
          Map.entry("vibration", "vibration"),
          Map.entry("moving", "vibration"),
          Map.entry("tilt", "tilt"),
          Map.entry("contact", "door.open"),
          Map.entry("opened", "door.open"),
          Map.entry("occupancy", "pir"),
          Map.entry("presence", "pir"),
          Map.entry("motion", "pir"),
          Map.entry("sos", "button.sos"),
          Map.entry("emergency", "button.sos"),
          Map.entry("noise_detected", "audio.abnormal"),
          Map.entry("alarm", "io.alarm"),
          Map.entry("alarm_1", "io.alarm"),
          Map.entry("alarm_2", "io.alarm"),
          Map.entry("battery_low", "device.battery"),
          Map.entry("trouble", "device.fault"),
          Map.entry("battery_defect", "device.fault"));

  private static final Map<String, String> ACTIONS =
      Map.of(
          "vibration", "vibration",
          "drop", "vibration",
          "tilt", "tilt",
          "emergency", "button.sos",
          "sos", "button.sos",
          "panic", "button.sos");

  /** What a device tells of itself, not of what it watches. */
  private static final Set<String> OWN =
      Set.of(
          "battery",
          "battery_voltage",
          "voltage",
          "linkquality",
          "device_temperature",
          "power_outage_count",
          "trigger_count");

  /** UCUM codes. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("battery", "%"),
          Map.entry("voltage", "V"),
          Map.entry("battery_voltage", "mV"),
          Map.entry("device_temperature", "Cel"),
          Map.entry("temperature", "Cel"),
          Map.entry("local_temperature", "Cel"),
          Map.entry("soil_temperature", "Cel"),
          Map.entry("dew_point", "Cel"),
          Map.entry("humidity", "%"),
          Map.entry("soil_moisture", "%"),
          Map.entry("pressure", "hPa"),
          Map.entry("illuminance", "lx"),
          Map.entry("illuminance_lux", "lx"),
          Map.entry("co2", "[ppm]"),
          Map.entry("voc", "[ppb]"),
          Map.entry("pm25", "ug/m3"),
          Map.entry("pm10", "ug/m3"),
          Map.entry("formaldehyd", "mg/m3"),
          Map.entry("noise", "dB"),
          Map.entry("power", "W"),
          Map.entry("energy", "kW.h"),
          Map.entry("current", "A"),
          Map.entry("angle", "deg"),
          Map.entry("angle_x", "deg"),
          Map.entry("angle_y", "deg"),
          Map.entry("angle_z", "deg"),
          Map.entry("angle_x_absolute", "deg"),
          Map.entry("angle_y_absolute", "deg"));

  /** No socket of a house has so many volts, so it is a battery in millivolts. */
  private static final double MOST_VOLTS = 1_000;

  private Exposes() {}

  /** What an item means while it is true; empty where it is no alarm. */
  static Optional<String> alarm(String name) {
    return Optional.ofNullable(ALARMS.get(name));
  }

  /** Whether an item is an alarm while it is false: {@code contact} is true on a closed door. */
  static boolean isInverted(String name) {
    return name.equals("contact");
  }

  /** What the word of an {@code action} means; a button was pressed unless it says more. */
  static String action(String word) {
    return ACTIONS.getOrDefault(word, "button.press");
  }

  static boolean isOwn(String name) {
    return OWN.contains(name);
  }

  /** Whether an item shows by its name alone that Zigbee2MQTT wrote it. */
  static boolean isKnown(String name) {
    return ALARMS.containsKey(name) || UNITS.containsKey(name) || OWN.contains(name);
  }

  /** The unit of an item; {@code 1} where its name has none. */
  static String unit(String name, double value) {
    return name.equals("voltage") && value >= MOST_VOLTS ? "mV" : UNITS.getOrDefault(name, "1");
  }
}
