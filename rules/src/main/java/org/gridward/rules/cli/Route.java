package org.gridward.rules.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gridward.event.Source;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Routes a file: every row in gives one row out, be it routed or not. */
@Command(
    name = "route",
    description = "Routes each row of a CSV file; writes one row out per row in.",
    mixinStandardHelpOptions = true)
final class Route implements Callable<Integer> {

  private static final int BATCH = 500;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  @Spec private CommandSpec spec;
  @Mixin private TownOptions town;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE.csv",
      description = "rows to route")
  private Path input;

  @Option(
      names = "--map",
      required = true,
      paramLabel = "FIELD=COLUMN,…",
      description =
          "which column is what; fields: id, kind, lon, lat, time, text, " + "category, source")
  private String map;

  @Option(names = "--output", required = true, paramLabel = "OUT.csv", description = "the answers")
  private Path output;

  @Option(
      names = "--source",
      defaultValue = "HOTLINE",
      paramLabel = "SOURCE",
      description = "who reported, where no column says it: ${COMPLETION-CANDIDATES}")
  private Source source;

  @Option(
      names = "--charset",
      defaultValue = "UTF-8",
      paramLabel = "NAME",
      description = "character set of the input; default: UTF-8")
  private Charset charset;

  /** How many rows came to what. */
  private static final class Tally {
    private long rows;
    private long assigned;
    private long unreadable;
  }

  @Override
  public Integer call() throws IOException {
    var columns = ColumnMap.parse(map);
    try (var rules = town.loadPolicy()) {
      var grids = town.loadGrids(rules);
      var rows = new EventRows(columns, town.datum(), source, rules.calendar().zone());
      var tally = route(rules, grids, rows);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%,d rows: %,d assigned, %,d unassigned, %,d not readable.%n",
              tally.rows,
              tally.assigned,
              tally.rows - tally.assigned - tally.unreadable,
              tally.unreadable);
      return tally.unreadable == 0 ? 0 : Gridward.FINDINGS;
    }
  }

  /** Writes beside the output first: half a file must not look like a whole one. */
  private Tally route(RuleBase rules, GridIndex grids, EventRows rows) throws IOException {
    var part = output.resolveSibling(output.getFileName() + ".part");
    try {
      var tally = new Tally();
      try (var channel = Files.newByteChannel(input);
          var parser = parser(channel);
          var out = Files.newBufferedWriter(part)) {
        rows.map().check(new LinkedHashSet<>(parser.getHeaderNames()));
        CSVFormat.RFC4180.printRecord(out, RoutedRow.HEADER.toArray());
        copy(channel, parser, new RoutedRow(rules, grids, rows), out, tally);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
      return tally;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private CSVParser parser(SeekableByteChannel channel) {
    try {
      return CSVParser.parse(reader(channel), FORMAT);
    } catch (IOException e) {
      throw unreadable(0, e);
    }
  }

  private IllegalArgumentException unreadable(long row, IOException problem) {
    return new IllegalArgumentException(
        "%s is no readable CSV after row %d (%s); save it as CSV again, or name its --charset."
            .formatted(input, row, problem),
        problem);
  }

  private BufferedReader reader(SeekableByteChannel channel) throws IOException {
    var reader = new BufferedReader(Channels.newReader(channel, charset.newDecoder(), -1));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private void copy(
      SeekableByteChannel channel, CSVParser parser, RoutedRow routed, Appendable out, Tally tally)
      throws IOException {
    var progress = Progress.on(spec.commandLine().getErr(), channel.size());
    var batch = new ArrayList<CSVRecord>(BATCH);
    try {
      for (var row : parser) {
        batch.add(row);
        if (batch.size() == BATCH) {
          write(batch, routed, out, tally);
          progress.at(channel.position(), tally.rows);
        }
      }
    } catch (UncheckedIOException e) {
      throw unreadable(tally.rows + batch.size(), e.getCause());
    }
    write(batch, routed, out, tally);
    progress.done();
  }

  private static void write(List<CSVRecord> batch, RoutedRow routed, Appendable out, Tally tally)
      throws IOException {
    for (var answer : routed.route(batch)) {
      CSVFormat.RFC4180.printRecord(out, answer.cells().toArray());
      tally.rows++;
      tally.assigned += answer.assigned() ? 1 : 0;
      tally.unreadable += answer.unreadable() ? 1 : 0;
    }
    batch.clear();
  }
}
