package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.examples.host.feed.DevicePlace;
import org.gridward.resource.Admission;
import org.gridward.resource.DatumWatch;
import org.gridward.resource.DeviceEntry;
import org.gridward.sensors.intake.Places;

/**
 * The town's register of devices (设备台账): a sheet that people keep, {@code devices.xlsx} or {@code
 * devices.csv}; devices that were accepted one by one, in {@code devices-accepted.csv}; and whose
 * silence is known, in {@code devices-muted.csv}. It is taken over as a whole or not at all. Safe
 * for any number of threads.
 */
public final class DeviceRegister implements Places, Admission {

  private static final String ACCEPTED = "devices-accepted.csv";
  private static final String MUTED = "devices-muted.csv";
  private static final String HEADING =
      "key,name,kind,longitude,latitude,datum,grid,department,every,gateway,muted_until";
  private static final int MOST_BYTES = 16 << 20;

  private final Path town;
  private final DatumWatch datums;
  private final AtomicReference<Contents> contents = new AtomicReference<>();
  private final AtomicReference<Consumer<DeviceRegister>> listener =
      new AtomicReference<>(it -> {});

  /** What the files say. */
  private record Contents(
      List<DevicePlace> places, Map<String, DeviceEntry> entries, DevicePlaces located) {}

  private DeviceRegister(Path town, DatumWatch datums) {
    this.town = town;
    this.datums = datums;
  }

  /**
   * Reads the register in a folder.
   *
   * @throws IllegalArgumentException that names the cell that is wrong
   */
  static DeviceRegister in(Path town, DatumWatch datums) {
    var register = new DeviceRegister(town, datums);
    register.contents.set(register.read(DeviceSheet.fileIn(town)));
    return register;
  }

  /** Told after every change, on the thread that made it. */
  void onChange(Consumer<DeviceRegister> value) {
    listener.set(value);
  }

  /** Reads the files again; what they said before stays when one is wrong. */
  synchronized String reload() {
    contents.set(read(DeviceSheet.fileIn(town)));
    listener.get().accept(this);
    return contents.get().entries().size() + " devices";
  }

  private Contents read(Path sheet) {
    var rows =
        Stream.concat(
                DeviceSheet.read(sheet).stream(),
                Stream.of(town.resolve(ACCEPTED))
                    .filter(Files::exists)
                    .flatMap(it -> DeviceSheet.read(it).stream()))
            .toList();
    var entries = new LinkedHashMap<String, DeviceEntry>();
    rows.stream().map(DeviceSheet::entry).forEach(it -> entries.putIfAbsent(it.key(), it));
    muted().forEach((key, until) -> entries.computeIfPresent(key, (k, it) -> it.mutedUntil(until)));
    var places = rows.stream().flatMap(it -> DeviceSheet.place(it).stream()).toList();
    return new Contents(places, entries, new DevicePlaces(places, datums));
  }

  private Map<String, Instant> muted() {
    var file = town.resolve(MUTED);
    return Files.exists(file)
        ? DeviceSheet.read(file).stream()
            .collect(
                Collectors.toMap(
                    it -> it.get("key"),
                    it -> it.moment("muted_until"),
                    (old, news) -> news,
                    LinkedHashMap::new))
        : Map.of();
  }

  /** The devices that stand somewhere. */
  List<DevicePlace> places() {
    return contents.get().places();
  }

  /** All devices. */
  public List<DeviceEntry> entries() {
    return List.copyOf(contents.get().entries().values());
  }

  /** The sheet that people keep. */
  public Path sheet() {
    return DeviceSheet.fileIn(town);
  }

  @Override
  public boolean admits(Device device) {
    return knows(device.key());
  }

  /** Whether a device is registered. */
  public boolean knows(String key) {
    return contents.get().entries().containsKey(key);
  }

  @Override
  public Optional<Location> find(Device device) {
    return contents.get().located().find(device);
  }

  @Override
  public Event placed(Event event) {
    return contents.get().located().placed(event);
  }

  /**
   * Takes another sheet, a workbook or CSV. The one before stays beside it, its name ending in
   * {@code .before}.
   *
   * @throws IllegalArgumentException that names the cell that is wrong; nothing has changed then
   */
  public synchronized void replace(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "The register has %d bytes; send at most %d.".formatted(bytes.length, MOST_BYTES));
    }
    var isWorkbook = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    var name = isWorkbook ? DeviceSheet.WORKBOOK : DeviceSheet.CSV;
    try {
      var trial = Files.createTempDirectory(town, "register");
      try {
        read(Files.write(trial.resolve(name), bytes));
        var before = sheet();
        var kept = before.resolveSibling(before.getFileName() + ".before");
        Files.move(before, kept, StandardCopyOption.REPLACE_EXISTING);
        Files.move(trial.resolve(name), town.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(trial.resolve(name));
        Files.delete(trial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The register in " + town + " cannot be written: " + e, e);
    }
    reload();
  }

  /**
   * Registers one device more.
   *
   * @param columns by the names of the sheet's columns; {@code key} and {@code name} at least
   * @throws IllegalArgumentException when something in it cannot be
   */
  public synchronized void accept(Map<String, String> columns) {
    var row = new DeviceSheet.Row("the device to be accepted", columns);
    var entry = DeviceSheet.entry(row);
    if (knows(entry.key())) {
      throw new IllegalArgumentException(
          "Device %s is registered already; change its row in the register."
              .formatted(entry.key()));
    }
    var file = town.resolve(ACCEPTED);
    var line =
        Stream.of(HEADING.split(","))
            .map(it -> quoted(columns.getOrDefault(it, "")))
            .collect(Collectors.joining(","));
    write(file, (Files.exists(file) ? text(file) : HEADING + "\n") + line + "\n");
    reload();
  }

  /**
   * Notes until when nobody shall be told that a device is silent; a moment that has passed ends
   * it.
   */
  public synchronized void mute(String key, Instant until) {
    if (!knows(key)) {
      throw new IllegalArgumentException("Device %s is not registered.".formatted(key));
    }
    var all = new LinkedHashMap<>(muted());
    all.put(key, until);
    write(
        town.resolve(MUTED),
        "key,muted_until\n"
            + all.entrySet().stream()
                .map(it -> quoted(it.getKey()) + "," + it.getValue() + "\n")
                .collect(Collectors.joining()));
    reload();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e, e);
    }
  }

  /** A file appears as a whole, and on the disk. */
  private static void write(Path file, String text) {
    var half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(
          half,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e, e);
    }
  }
}
