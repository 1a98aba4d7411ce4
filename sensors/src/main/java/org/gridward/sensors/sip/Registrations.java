package org.gridward.sensors.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which devices are registered, from where and until when. Kept in a file, so that a device that
 * registered before a restart is heard after it. Used by one thread.
 */
final class Registrations {

  private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);
  private static final int MOST = 100_000;

  /**
   * A registration.
   *
   * @param from the address that it came from
   * @param until when it ends
   */
  record Registration(InetSocketAddress from, Instant until) {}

  private final Optional<Path> file;
  private final Map<String, Registration> byDevice = new LinkedHashMap<>();
  private final Map<InetSocketAddress, String> bySource = new HashMap<>();
  private boolean changed;

  Registrations(Optional<Path> file) {
    this.file = file;
    file.filter(Files::exists).ifPresent(this::read);
  }

  private void read(Path from) {
    try {
      for (var line : Files.readAllLines(from, StandardCharsets.UTF_8)) {
        var cells = line.split(",", -1);
        if (cells.length == 4) {
          var address =
              new InetSocketAddress(InetAddress.getByName(cells[1]), Integer.parseInt(cells[2]));
          put(cells[0], new Registration(address, Instant.parse(cells[3])));
        }
      }
    } catch (IOException | RuntimeException e) { // they register again within the hour
      LOG.warn("The registrations in {} cannot be read, devices will renew them: {}", from, e + "");
    }
  }

  /**
   * Puts a registration down; false where there are too many.
   *
   * @param device without commas and line ends
   */
  boolean put(String device, Registration registration) {
    if (byDevice.size() >= MOST && !byDevice.containsKey(device)) {
      return false;
    }
    remove(device);
    byDevice.put(device, registration);
    bySource.put(registration.from(), device);
    changed = true;
    return true;
  }

  void remove(String device) {
    var old = byDevice.remove(device);
    if (old != null) {
      bySource.remove(old.from(), device);
      changed = true;
    }
  }

  /** The registration of a device, where it holds. */
  Optional<Registration> find(String device, Instant now) {
    return Optional.ofNullable(byDevice.get(device)).filter(it -> it.until().isAfter(now));
  }

  /** Who registered from exactly that address, where somebody did. */
  Optional<String> findBySource(InetSocketAddress source, Instant now) {
    return Optional.ofNullable(bySource.get(source)).filter(it -> find(it, now).isPresent());
  }

  /** How many there are; those that have ended are forgotten with the next {@link #save}. */
  int size() {
    return byDevice.size();
  }

  /** Writes them down, if there is anything new, so that a crash leaves the old or the new file. */
  void save(Instant now) {
    byDevice.entrySet().stream()
        .filter(it -> it.getValue().until().isBefore(now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::remove);
    if (!changed || file.isEmpty()) {
      return;
    }
    var lines = new ArrayList<String>();
    byDevice.forEach(
        (device, it) ->
            lines.add(
                "%s,%s,%d,%s"
                    .formatted(
                        device,
                        it.from().getAddress().getHostAddress(),
                        it.from().getPort(),
                        it.until())));
    try {
      var next = file.get().resolveSibling(file.get().getFileName() + ".next");
      Files.write(
          next,
          lines,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(
          next, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
    } catch (IOException e) {
      LOG.warn("The registrations cannot be written to {}, trying again: {}", file.get(), e + "");
    }
  }
}
