package org.gridward.rules.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.gridward.event.Location;
import org.gridward.grid.Wgs84;
import org.gridward.rules.replay.Difference;
import org.gridward.rules.replay.ReplayReport;
import org.gridward.rules.replay.ReplayTables;
import org.gridward.rules.workbook.TableWorkbook;

/** Writes what a replay found, in the form that the file's ending names. */
final class ReplayFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FIELDS =
      List.of(
          "event",
          "at",
          "grid",
          "change",
          "leadBefore",
          "leadAfter",
          "limitBefore",
          "limitAfter",
          "dueBefore",
          "dueAfter");

  private ReplayFiles() {}

  static void write(Path file, ReplayReport report, ZoneId zone) throws IOException {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xlsx")) {
      TableWorkbook.write(file, ReplayTables.of(report, zone));
    } else if (name.endsWith(".geojson")) {
      Files.writeString(file, map(report).toString());
    } else if (name.endsWith(".json")) {
      Files.writeString(file, json(report, zone).toPrettyString() + "\n");
    } else {
      throw new WrongUsageException(
          "-o is \"" + file + "\"; write a file that ends in .xlsx, .json or .geojson.");
    }
  }

  private static ObjectNode json(ReplayReport report, ZoneId zone) {
    var all = JSON.createObjectNode();
    all.put("candidate", report.candidate());
    all.put("baseline", report.baseline());
    all.put("events", report.events());
    all.put("changed", report.changed());
    var kinds = all.putObject("kinds");
    report.kinds().forEach((kind, count) -> kinds.put(kind.name(), count));
    all.put("newlyOverdue", report.newlyOverdue());
    all.put("newlyInTime", report.newlyInTime());
    all.put("drifted", report.drifted());
    var moves = all.putArray("moves");
    report
        .moves()
        .forEach(
            (move, count) ->
                moves
                    .addObject()
                    .put("from", move.from())
                    .put("to", move.to())
                    .put("count", count));
    var loads = all.putArray("departments");
    report
        .loads()
        .forEach(
            (department, load) ->
                loads
                    .addObject()
                    .put("code", department.code())
                    .put("name", department.name())
                    .put("before", load.before())
                    .put("after", load.after()));
    var table = ReplayTables.of(report, zone).get("逐件");
    var differences = all.putArray("differences");
    for (var row : table.subList(1, table.size())) {
      var line = differences.addObject();
      for (var i = 0; i < row.size(); i++) {
        line.put(FIELDS.get(i), row.get(i));
      }
    }
    return all;
  }

  /** A feature for every event that tells a place (RFC 7946). */
  private static ObjectNode map(ReplayReport report) {
    var all = JSON.createObjectNode().put("type", "FeatureCollection");
    var features = all.putArray("features");
    for (var it : report.differences()) {
      it.located()
          .event()
          .location()
          .ifPresent(place -> features.add(feature(it, Wgs84.of(place))));
    }
    return all;
  }

  private static ObjectNode feature(Difference it, Location place) {
    var feature = JSON.createObjectNode().put("type", "Feature");
    var geometry = feature.putObject("geometry").put("type", "Point");
    geometry.putArray("coordinates").add(place.longitude()).add(place.latitude());
    feature
        .putObject("properties")
        .put("event", it.located().event().id().value())
        .put("change", it.kind().name())
        .put("from", it.before().lead().map(d -> d.name()).orElse(""))
        .put("to", it.after().lead().map(d -> d.name()).orElse(""));
    return feature;
  }
}
