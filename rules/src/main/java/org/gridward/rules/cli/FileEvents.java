package org.gridward.rules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.gridward.decision.Decision;
import org.gridward.event.Event;
import org.gridward.grid.GridIndex;
import org.gridward.rules.replay.PastEvents;
import org.gridward.rules.workbook.CsvReader;

/** Events of a CSV file, or of a file with one JSON object in each line (JSONL). */
final class FileEvents implements PastEvents {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final List<Event> events;
  private final GridIndex grids;

  private FileEvents(List<Event> events, GridIndex grids) {
    this.events = events;
    this.grids = grids;
  }

  /**
   * Reads a file.
   *
   * @param from first moment that counts
   * @param to first moment that does not count any more
   * @throws IllegalArgumentException when a line cannot be understood; it names which
   */
  static FileEvents read(Path file, EventRows rows, GridIndex grids, Instant from, Instant to)
      throws IOException {
    var events = new ArrayList<Event>();
    var text = CsvReader.text(Files.readAllBytes(file));
    var line = 1;
    for (var row : isJson(file) ? json(file, text) : csv(text)) {
      line++;
      try {
        var event = rows.event(row);
        if (!event.receivedAt().isBefore(from) && event.receivedAt().isBefore(to)) {
          events.add(event);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + line + ": " + e.getMessage(), e);
      }
    }
    return new FileEvents(events, grids);
  }

  static boolean isJson(Path file) {
    return file.toString().endsWith(".jsonl") || file.toString().endsWith(".ndjson");
  }

  private static List<Map<String, String>> csv(String text) throws IOException {
    try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      return parser.stream().map(it -> it.toMap()).toList();
    }
  }

  private static List<Map<String, String>> json(Path file, String text) {
    var mapper = new ObjectMapper();
    var type = new TypeReference<Map<String, String>>() {};
    var rows = new ArrayList<Map<String, String>>();
    var number = 0;
    for (var line : text.split("\\R")) {
      number++;
      try {
        if (!line.isBlank()) {
          rows.add(mapper.readValue(line, type));
        }
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "%s:%d is no JSON object of texts and numbers: %s"
                .formatted(file, number, e.getOriginalMessage()),
            e);
      }
    }
    return rows;
  }

  @Override
  public long last() {
    return events.size();
  }

  @Override
  public List<Past> read(long after, long through) {
    return events.subList((int) after, (int) through).stream()
        .map(it -> new Past(grids.locate(it), Optional.empty()))
        .toList();
  }

  /** A file does not know what became of its events. */
  @Override
  public Map<String, Instant> listDone(long after, long through) {
    return Map.of();
  }

  @Override
  public Optional<Decision> findDecision(String caseName) {
    return Optional.empty();
  }
}
