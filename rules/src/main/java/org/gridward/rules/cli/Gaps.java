package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridward.event.Source;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.rules.check.Gap;
import org.gridward.rules.check.GapMap;
import org.gridward.rules.cli.Validate.Language;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.replay.PastEvents.Past;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists for what nobody but the fallback is named. */
@Command(
    name = "gaps",
    description =
        "Lists combinations of category, grid, source and time for which only the fallback answers;"
            + " with past events, those first that happened most.",
    mixinStandardHelpOptions = true)
final class Gaps implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "a policy folder, or one workbook")
  private Path policy;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "past events: CSV, or one JSON object a line (.jsonl); needs --grids")
  private Path events;

  @Option(names = "--grids", paramLabel = "FILE", description = "the town's grids")
  private Path grids;

  @Option(
      names = "--crs",
      defaultValue = "wgs84",
      paramLabel = "SYSTEM",
      description = "coordinate system of grids and events: wgs84, cgcs2000, gcj02, bd09")
  private String crs;

  @Option(
      names = "--most",
      defaultValue = "50",
      paramLabel = "N",
      description = "list so many; default: 50")
  private int most;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the list: en or zh")
  private Language language;

  @Override
  public Integer call() throws IOException {
    var rules = Diff.rules(policy);
    var map = GapMap.of(rules);
    var found = events == null ? map.gaps() : map.byFrequency(past(rules));
    var out = spec.commandLine().getOut();
    found.stream().limit(most).forEach(it -> out.println(line(it)));
    var zh = language == Language.zh;
    out.println(
        (zh ? "共 %d 种情形只有兜底行负责。" : "%d combinations have only the fallback.")
            .formatted(found.size()));
    return found.isEmpty() ? 0 : Gridward.FINDINGS;
  }

  private String line(Gap gap) {
    var zh = language == Language.zh;
    var seen = gap.seen() > 0 ? (zh ? "%d 次 " : "%d times ").formatted(gap.seen()) : "";
    var partly = gap.partly() ? (zh ? "(部分有行负责)" : " (some rows hold for a part)") : "";
    return seen + gap.category() + " · " + (zh ? gap.zh() : gap.en()) + partly;
  }

  private List<Verdict> past(RuleSet rules) throws IOException {
    if (grids == null) {
      throw new WrongUsageException("--events needs --grids: a gap is about kinds of grids.");
    }
    var datum = TownOptions.datum(crs);
    var index = GridIndex.load(grids, datum, GridLayer.STANDARD.form(rules.form()));
    var rows = new EventRows(ColumnMap.ITSELF, datum, Source.HOTLINE, rules.zone());
    var file =
        FileEvents.read(events, rows, index, Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    try (var engine = Engine.of(rules)) {
      var located = file.read(0, file.last()).stream().map(Past::located).toList();
      return new ArrayList<>(engine.judge(located));
    }
  }
}
