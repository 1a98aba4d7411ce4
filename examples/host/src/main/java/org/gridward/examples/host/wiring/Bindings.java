package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.MqttBinding;

/**
 * Which path and which topic speak which protocol, as {@code town/bindings.csv} says it.
 *
 * @param http by path prefix
 * @param mqtt by topic filter
 */
record Bindings(List<HttpBinding> http, List<MqttBinding> mqtt) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * Reads the file: columns {@code transport}, {@code match}, {@code protocol}, {@code zone} of
   * device times that carry none, and {@code silent}: answer success with an empty body.
   *
   * @throws IllegalArgumentException naming the row that cannot be meant so
   */
  static Bindings read(Path file) {
    var http = new ArrayList<HttpBinding>();
    var mqtt = new ArrayList<MqttBinding>();
    try (var reader = Files.newBufferedReader(file);
        var rows = CSVParser.parse(reader, FORMAT)) {
      for (var row : rows) {
        try {
          take(row, http, mqtt);
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException(
              "%s, row %d: %s".formatted(file, row.getRecordNumber() + 1, e.getMessage()), e);
        }
      }
      return new Bindings(http, mqtt);
    } catch (IOException e) {
      throw new UncheckedIOException("Bindings " + file + " cannot be read: " + e, e);
    }
  }

  private static void take(CSVRecord row, List<HttpBinding> http, List<MqttBinding> mqtt) {
    var match = row.get("match").strip();
    var protocol = row.get("protocol").strip();
    var zone = Optional.of(row.get("zone").strip()).filter(it -> !it.isEmpty()).map(ZoneId::of);
    switch (row.get("transport").strip()) {
      case "HTTP" ->
          http.add(new HttpBinding(match, protocol, row.get("silent").strip().equals("yes"), zone));
      case "MQTT" -> mqtt.add(new MqttBinding(match, protocol, zone));
      default ->
          throw new IllegalArgumentException(
              "transport is \"" + row.get("transport") + "\"; write HTTP or MQTT.");
    }
  }
}
