package org.gridward.rules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridward.event.Source;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.PastEvents;
import org.gridward.rules.replay.Replay;
import org.gridward.rules.replay.Replay.Baseline;
import org.gridward.rules.replay.ReplayReport;
import org.gridward.rules.replay.ReplayTables;
import org.gridward.rules.replay.StoredEvents;
import org.gridward.store.SqliteCaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a changed policy would have done with past events. */
@Command(
    name = "replay",
    description = "Tells what a changed policy would have done with past events. Changes nothing.",
    mixinStandardHelpOptions = true)
final class ReplayPolicy implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TownOptions town;

  @Parameters(paramLabel = "CANDIDATE", description = "the changed policy folder or workbook")
  private Path candidate;

  @Option(
      names = "--events",
      required = true,
      paramLabel = "FILE",
      description = "past events: a store (.db), CSV, or one JSON object a line (.jsonl)")
  private Path events;

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN,…",
      description = "which column is what, as for route; default: columns named like the fields")
  private String map;

  @Option(names = "--from", paramLabel = "TIME", description = "first moment that counts")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "first moment that counts no more")
  private String to;

  @Option(
      names = "--baseline",
      defaultValue = "active",
      paramLabel = "WHAT",
      description = "active: --policy asked again; recorded: what was decided then")
  private String baseline;

  @Option(
      names = "--source",
      defaultValue = "HOTLINE",
      paramLabel = "SOURCE",
      description = "who reported, where no column says it: ${COMPLETION-CANDIDATES}")
  private Source source;

  @Option(
      names = "-o",
      paramLabel = "OUT",
      description = "write it to a file: .xlsx (影响评估), .json or .geojson")
  private Path output;

  @Override
  public Integer call() throws IOException {
    var changed = Diff.rules(candidate);
    try (var rules = town.loadPolicy()) {
      var grids = town.loadGrids(rules);
      var report = replay(changed, rules, grids);
      print(spec.commandLine().getOut(), report, changed.zone());
      if (output != null) {
        ReplayFiles.write(output, report, changed.zone());
      }
      return report.changed() == 0 ? 0 : Gridward.FINDINGS;
    }
  }

  private ReplayReport replay(RuleSet changed, RuleBase rules, GridIndex grids) throws IOException {
    if (!Files.exists(events)) {
      throw new NoSuchFileException(events.toString());
    }
    var begin = moment(from, Instant.EPOCH, changed.zone());
    var end = moment(to, Instant.parse("9999-12-31T00:00:00Z"), changed.zone());
    if (isStore(events)) {
      try (var store = SqliteCaseStore.open(events)) {
        return run(changed, rules, new StoredEvents(store, grids, begin, end));
      }
    }
    var columns = map == null ? ColumnMap.ITSELF : ColumnMap.parse(map);
    var rows = new EventRows(columns, town.datum(), source, changed.zone());
    return run(changed, rules, FileEvents.read(events, rows, grids, begin, end));
  }

  private static boolean isStore(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(15), StandardCharsets.US_ASCII).equals("SQLite format 3");
    }
  }

  private static Instant moment(String text, Instant otherwise, ZoneId zone) {
    if (text == null) {
      return otherwise;
    }
    return EventRows.time(text.matches("\\d{4}-\\d\\d-\\d\\d") ? text + "T00:00:00" : text, zone);
  }

  private ReplayReport run(RuleSet changed, RuleBase rules, PastEvents past) {
    var kind =
        switch (baseline) {
          case "active" -> Baseline.ACTIVE;
          case "recorded" -> Baseline.RECORDED;
          default ->
              throw new WrongUsageException(
                  "--baseline is \"" + baseline + "\"; write active or recorded.");
        };
    var progress = Progress.on(spec.commandLine().getErr(), past.last());
    var threads = Runtime.getRuntime().availableProcessors();
    var report =
        Replay.run(
            changed,
            rules.rules(),
            kind,
            past,
            threads,
            read -> {
              synchronized (progress) {
                progress.at(read, read);
              }
            });
    progress.done();
    return report;
  }

  private static void print(PrintWriter out, ReplayReport report, ZoneId zone) {
    var tables = ReplayTables.of(report, zone);
    for (var name : List.of("概况", "部门变化", "部门案量")) {
      out.println(name);
      tables.get(name).forEach(row -> out.println("  " + String.join("\t", row)));
    }
    out.printf(
        Locale.ROOT,
        "%,d of %,d events would be treated otherwise.%n",
        report.changed(),
        report.events());
  }
}
