package org.gridward.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Dispute;
import org.gridward.rules.check.Probes;
import org.gridward.rules.check.Referee;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Ruling;
import org.gridward.rules.workbook.RuleIssue;

/** Where the engine and the referee part (P06). Never seen so far; one is enough to refuse. */
final class Disputes {

  private static final int MOST_PROBES = 2_000;
  private static final int MOST_TOLD = 10;

  private Disputes() {}

  /** Compares both on events made of the rows. */
  static List<RuleIssue> of(Engine engine, Path policy) {
    return of(engine, policy, it -> Referee.judge(engine.rules(), it));
  }

  /** The same with another referee. */
  static List<RuleIssue> of(Engine engine, Path policy, Function<LocatedEvent, Ruling> referee) {
    var file = policy.getFileName().toString();
    return engine.judge(Probes.of(engine.rules(), MOST_PROBES)).stream()
        .flatMap(it -> Dispute.between(it, referee.apply(it.located()), file).stream())
        .limit(MOST_TOLD)
        .toList();
  }
}
