package org.gridward.sensors.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether an alarm stands, by the value of its item. */
public final class AlarmState {

  private static final Set<String> YES =
      Set.of(
          "true",
          "on",
          "alarm",
          "threshold alarm",
          "leak",
          "leaking",
          "wet",
          "open",
          "opened",
          "trigger",
          "triggered",
          "detected",
          "tilt",
          "not installed",
          "uninstalled");

  private static final Set<String> NO =
      Set.of("false", "off", "normal", "ok", "closed", "none", "installed", "idle", "dry");

  private AlarmState() {}

  /** Whether an alarm stands; empty where its value tells neither yes nor no. */
  public static Optional<Boolean> of(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue());
    }
    if (value.isNumber()) {
      var number = value.doubleValue();
      return number == 0 || number == 1 ? Optional.of(number == 1) : Optional.empty();
    }
    var word = value.asText().strip().toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }
}
