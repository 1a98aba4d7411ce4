package org.gridward.event;

import java.time.Duration;
import java.util.Optional;

/**
 * The device that reported (设备).
 *
 * @param key protocol and hardware identity, such as {@code hik:4f:e4:2f:81:cd:1b} or {@code
 *     deveui:0101010101010101}
 * @param channel the camera of a recorder or the port of a controller, as the device numbers it
 */
public record Device(String key, Optional<String> channel) {

  /**
   * A device's signs of life are kept as events so far apart; those between are counted. Whoever
   * waits for a device to be silent waits so much longer.
   */
  public static final Duration SIGNS_EVERY = Duration.ofMinutes(1);

  public Device {
    if (key.isBlank() || key.length() > 200) {
      throw new IllegalArgumentException(
          "Device key has " + key.length() + " characters; write 1 to 200.");
    }
  }

  /** A device without channels. */
  public static Device of(String key) {
    return new Device(key, Optional.empty());
  }

  @Override
  public String toString() {
    return channel.map(it -> key + "/" + it).orElse(key);
  }
}
