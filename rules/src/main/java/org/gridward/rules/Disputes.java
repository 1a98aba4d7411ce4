package org.gridward.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Probes;
import org.gridward.rules.check.Referee;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.Ruling;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;

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
    return engine.judge(Probes.of(engine.rules(), MOST_PROBES)).stream()
        .filter(it -> !it.ruling().equals(referee.apply(it.located())))
        .limit(MOST_TOLD)
        .map(it -> issue(it, referee.apply(it.located()), policy))
        .toList();
  }

  private static RuleIssue issue(Verdict verdict, Ruling ruling, Path policy) {
    var event = verdict.located().event().id().value();
    var other = ruling.rows();
    return new RuleIssue(
        "P06",
        Level.ERROR,
        policy.getFileName().toString(),
        "",
        "",
        event,
        "两个引擎对事件 %s 的结论不一致：%s；第二引擎：%s。请把此文件交给技术支持。".formatted(event, verdict, other),
        "the engine and the referee disagree on event %s: %s, the referee %s; report this file"
            .formatted(event, verdict, other));
  }
}
