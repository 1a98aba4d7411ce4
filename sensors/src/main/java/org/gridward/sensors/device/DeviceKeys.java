package org.gridward.sensors.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The passwords of devices. They live in a file of their own, never in the database, an export or a
 * log. Immutable.
 *
 * <p>The file has a line {@code device,password} for each; the device {@code *} stands for all that
 * have no line, since many networks give all cameras one password. Lines that begin with {@code #}
 * are skipped. A file that other users of the machine can read is refused.
 */
public final class DeviceKeys {

  /** Stands for every device that has no password of its own. */
  public static final String ANY = "*";

  private static final DeviceKeys NONE = new DeviceKeys(Map.of());
  private final Map<String, String> keys;

  private DeviceKeys(Map<String, String> keys) {
    this.keys = Map.copyOf(keys);
  }

  /** Nobody has a password, so nobody gets in. */
  public static DeviceKeys none() {
    return NONE;
  }

  /** Passwords by device. */
  public static DeviceKeys of(Map<String, String> keys) {
    return new DeviceKeys(keys);
  }

  /**
   * Reads the file.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException that names the line, or says that others can read the file
   */
  public static DeviceKeys read(Path file) throws IOException {
    var keys = new HashMap<String, String>();
    var number = 0;
    for (var line : SecretFile.lines(file)) {
      number++;
      if (!SecretFile.isRemark(line)) {
        var comma = line.indexOf(',');
        if (comma < 1 || line.substring(comma + 1).isBlank()) {
          throw new IllegalArgumentException(
              "Line %d of %s is no \"device,password\"; write it like 34020000001320000001,secret."
                  .formatted(number, file));
        }
        keys.put(line.substring(0, comma).strip(), line.substring(comma + 1).strip());
      }
    }
    return new DeviceKeys(keys);
  }

  /** The password of a device. */
  public Optional<String> find(String device) {
    return Optional.ofNullable(keys.getOrDefault(device, keys.get(ANY)));
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "keys of " + keys.size() + " devices";
  }
}
