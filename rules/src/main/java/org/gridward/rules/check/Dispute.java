package org.gridward.rules.check;

import java.util.Optional;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Ruling;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;

/**
 * Whether the engine and the referee part on an event (P06). One such event is enough to refuse.
 */
public final class Dispute {

  private Dispute() {}

  /**
   * Asks the referee too.
   *
   * @param file which policy it is about
   * @return what is told where they part
   */
  public static Optional<RuleIssue> find(RuleSet rules, Verdict verdict, String file) {
    return between(verdict, Referee.judge(rules, verdict.located()), file);
  }

  /** The same for what a referee has said. */
  public static Optional<RuleIssue> between(Verdict verdict, Ruling ruling, String file) {
    if (verdict.ruling().equals(ruling)) {
      return Optional.empty();
    }
    var event = verdict.located().event().id().value();
    var other = ruling.rows();
    return Optional.of(
        new RuleIssue(
            "P06",
            Level.ERROR,
            file,
            "",
            "",
            event,
            "两个引擎对事件 %s 的结论不一致：%s；第二引擎：%s。请把此文件交给技术支持。".formatted(event, verdict, other),
            "the engine and the referee disagree on event %s: %s, the referee %s; report this file"
                .formatted(event, verdict, other)));
  }
}
