package org.gridward.rules.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gridward.event.Event;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RefusedPolicyException;
import org.gridward.rules.cli.Validate.Language;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.PolicyTests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests of a policy. */
@Command(
    name = "test",
    description = "Runs the sheet 测试用例 (Tests) of a policy.",
    mixinStandardHelpOptions = true)
final class TestPolicy implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "a policy folder, or one workbook")
  private Path policy;

  @Option(names = "--coverage", description = "list the rows that win no test")
  private boolean coverage;

  @Option(
      names = "--grids",
      paramLabel = "FILE",
      description = "the town's grids, for tests that tell coordinates")
  private Path grids;

  @Option(
      names = "--crs",
      defaultValue = "wgs84",
      paramLabel = "SYSTEM",
      description = "coordinate system of the grids: wgs84, cgcs2000, gcj02, bd09")
  private String crs;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the findings: en or zh")
  private Language language;

  @Override
  public Integer call() throws Exception {
    var read = PolicyLoader.read(policy);
    var rules = read.rules().orElseThrow(() -> new RefusedPolicyException(read.issues()));
    try (var engine = Engine.of(rules)) {
      var result = PolicyTests.run(engine, read.tests(), locator(rules));
      print(result, rules);
      return result.failures().isEmpty() ? 0 : Gridward.FINDINGS;
    }
  }

  private Optional<Function<Event, LocatedEvent>> locator(RuleSet rules) {
    if (grids == null) {
      return Optional.empty();
    }
    var layer = GridLayer.STANDARD.form(rules.form());
    var index = GridIndex.load(grids, TownOptions.datum(crs), layer);
    return Optional.of(index::locate);
  }

  private void print(PolicyTests result, RuleSet rules) {
    var out = spec.commandLine().getOut();
    var zh = language == Language.zh;
    for (var it : result.failures()) {
      out.println(it.code() + " " + it.place() + ": " + (zh ? it.zh() : it.en()));
    }
    for (var it : result.skipped()) {
      out.println(
          it.row()
              + ": "
              + (zh ? "跳过：该用例写了坐标，请给出 --grids。" : "skipped: it tells coordinates; give --grids"));
    }
    if (coverage) {
      for (var it : result.unhit()) {
        out.println(it.ref() + " " + it.id() + ": " + (zh ? "没有用例用到此行" : "no test hits this row"));
      }
    }
    out.println(
        (zh
                ? "运行 %d 个用例，%d 处不符，跳过 %d 个；%d 行中有 %d 行被用到。"
                : "%d tests run, %d differences, %d skipped; %d rows, of which %d are hit.")
            .formatted(
                result.run(),
                result.failures().size(),
                result.skipped().size(),
                rules.rows().size(),
                rules.rows().size() - result.unhit().size()));
  }
}
