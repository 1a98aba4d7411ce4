package org.gridward.sensors.protocol.onvif;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.event.RawBytes;

/**
 * One ONVIF event, whatever it was written in.
 *
 * @param topic what it is about
 * @param device the device's key
 * @param source items that name the source, in their order
 * @param data items that tell of it, in their order
 * @param utcTime when, as the device wrote it
 * @param operation {@code Initialized}, {@code Changed}, {@code Deleted}, or empty
 * @param raw its bytes
 */
record Notification(
    OnvifTopic topic,
    String device,
    Map<String, String> source,
    Map<String, String> data,
    Optional<String> utcTime,
    String operation,
    RawBytes raw) {

  private static final Pattern STATE =
      Pattern.compile(
          "(?i).*state|is[A-Z].*|active|motion|alarm|tamper|triggered|triggerlevel|detected|failed");
  private static final Pattern COUNTED = Pattern.compile("(?i).*(id|count|token)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?");
  private static final Set<String> YES = Set.of("true", "active", "on");
  private static final Set<String> NO = Set.of("false", "inactive", "off");

  /**
   * The state that the data tells: words in any item, digits only in an item named as a state, for
   * an object's number may be 1 too.
   */
  Optional<Boolean> state() {
    for (var item : data.entrySet()) {
      var value = item.getValue().toLowerCase(Locale.ROOT);
      if (YES.contains(value) || NO.contains(value)) {
        return Optional.of(YES.contains(value));
      }
      if (isState(item.getKey()) && (value.equals("1") || value.equals("0"))) {
        return Optional.of(value.equals("1"));
      }
    }
    return Optional.empty();
  }

  private static boolean isState(String name) {
    return STATE.matcher(name).matches() && !COUNTED.matcher(name).matches();
  }

  /** An item of the data as a finite number. */
  OptionalDouble number(String name) {
    var text = data.getOrDefault(name, "");
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }
}
