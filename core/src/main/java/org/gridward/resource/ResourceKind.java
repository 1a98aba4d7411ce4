package org.gridward.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be near an event: people, places, things (人、地、物). */
public enum ResourceKind {
  /** A camera (摄像机). */
  CAMERA("摄像机", "摄像头", "监控"),
  /** A sensor that measures (传感器). */
  SENSOR("传感器"),
  /** Somebody on duty, such as a grid worker (网格员). */
  STAFF("网格员", "专职网格员", "工作人员"),
  /** Somebody who helps (志愿者). */
  VOLUNTEER("志愿者"),
  /** A place that needs care: a school, a hospital, a chemical store (重点场所). */
  KEY_PLACE("重点场所", "重点部位"),
  /** A shop or stall (商户). */
  MERCHANT("商户", "店铺"),
  /** A vehicle on duty (车辆). */
  VEHICLE("车辆"),
  /** Anything else (其他). */
  OTHER("其他", "其它");

  private final Set<String> words;

  ResourceKind(String... words) {
    this.words = Set.of(words);
  }

  /**
   * The kind that a file means: its own name in any case, with spaces or hyphens, or a Chinese
   * word.
   *
   * @throws IllegalArgumentException when it is none; it names those that can be written
   */
  public static ResourceKind of(String word) {
    var name = word.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(values())
        .filter(it -> it.name().equals(name) || it.words.contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind \"%s\" is unknown; write %s".formatted(word, choices())));
  }

  private static String choices() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
