package org.gridward.sensors.codec;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which items are alarms, and what they mean, where a protocol leaves their names to whoever writes
 * a decoder. {@code waterLeak} and {@code water_leak} are the same here. Any other name that ends
 * in {@code _alarm} is an {@code env.alarm}.
 */
public final class AlarmNames {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("alarm", "io.alarm"),
          Map.entry("leak", "leak.water"),
          Map.entry("leakage", "leak.water"),
          Map.entry("water_leak", "leak.water"),
          Map.entry("water_leakage", "leak.water"),
          Map.entry("water_leak_status", "leak.water"),
          Map.entry("leakage_status", "leak.water"),
          Map.entry("flood", "flood.level"),
          Map.entry("flood_alarm", "flood.level"),
          Map.entry("level_alarm", "flood.level"),
          Map.entry("water_level_alarm", "flood.level"),
          Map.entry("smoke", "fire.smoke"),
          Map.entry("smoke_alarm", "fire.smoke"),
          Map.entry("smoke_status", "fire.smoke"),
          Map.entry("fire", "fire.flame"),
          Map.entry("fire_alarm", "fire.flame"),
          Map.entry("flame", "fire.flame"),
          Map.entry("heat_alarm", "fire.heat"),
          Map.entry("temperature_alarm", "fire.heat"),
          Map.entry("gas", "gas.leak"),
          Map.entry("gas_alarm", "gas.leak"),
          Map.entry("gas_leak", "gas.leak"),
          Map.entry("gas_status", "gas.leak"),
          Map.entry("co_alarm", "gas.co"),
          Map.entry("tamper", "tamper"),
          Map.entry("tamper_alarm", "tamper"),
          Map.entry("tamper_status", "tamper"),
          Map.entry("door_open", "door.open"),
          Map.entry("door_status", "door.open"),
          Map.entry("door_open_status", "door.open"),
          Map.entry("alarm_status", "io.alarm"),
          Map.entry("tilt_status", "tilt"),
          Map.entry("pir_status", "pir"),
          Map.entry("magnet_status", "door.open"),
          Map.entry("manhole_open", "manhole.open"),
          Map.entry("cover_open", "manhole.open"),
          Map.entry("lid_open", "manhole.open"),
          Map.entry("sos", "button.sos"),
          Map.entry("panic", "button.sos"),
          Map.entry("tilt", "tilt"),
          Map.entry("tilt_alarm", "tilt"),
          Map.entry("vibration", "vibration"),
          Map.entry("vibration_alarm", "vibration"),
          Map.entry("full", "bin.full"),
          Map.entry("bin_full", "bin.full"),
          Map.entry("lamp_fault", "lamp.fault"),
          Map.entry("motion", "pir"),
          Map.entry("pir", "pir"),
          Map.entry("occupancy", "pir"));

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

  private AlarmNames() {}

  /** What an item means; empty where it is no alarm. */
  public static Optional<String> kind(String name) {
    var plain = plain(name);
    var known = Optional.ofNullable(KINDS.get(plain));
    return known.isPresent() || !plain.endsWith("_alarm") ? known : Optional.of("env.alarm");
  }

  /** {@code waterLeak}, {@code Water-Leak} and {@code water_leak} are one name. */
  public static String plain(String name) {
    var humps = HUMP.matcher(name).replaceAll("$1_$2");
    return OTHER.matcher(humps).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
