package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.gridward.rules.cli.Validate.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a changed policy for approval. */
@Command(
    name = "plan",
    description = "Proposes a changed policy: shows what it changes, and keeps it for approval.",
    mixinStandardHelpOptions = true)
final class PlanChange implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DeskOptions desk;

  @Parameters(paramLabel = "CANDIDATE", description = "the changed policy folder or workbook")
  private Path candidate;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason;

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "when it shall begin, such as 2026-07-01T00:00:00+08:00; default: at once")
  private String from;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the sentences: en or zh")
  private Language language;

  @Override
  public Integer call() throws IOException {
    var open = desk.open();
    var out = spec.commandLine().getOut();
    var diff = open.diff(candidate);
    var before = open.store().rules(open.active());
    Diff.print(out, diff, before, Diff.rules(candidate), language);
    var editors = open.editors();
    var plan = open.plan(candidate, reason, begin(), words -> desk.sign(editors, words));
    out.println("Plan " + plan.id());
    out.println(Approve.wants(open.missing(plan, false)));
    return 0;
  }

  private Instant begin() {
    try {
      return from == null ? Instant.EPOCH : OffsetDateTime.parse(from).toInstant();
    } catch (DateTimeException e) {
      throw new WrongUsageException(
          "--from is \"" + from + "\"; write a moment such as 2026-07-01T00:00:00+08:00.");
    }
  }
}
