package org.gridward.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Verdict;
import org.junit.jupiter.api.Test;

/** What is compared gives the same answers. */
class DecideTest {

  @Test
  void all_engines_find_the_same_rows() {
    var sheets = new PolicySheets(200, 7);
    var rules = sheets.read();
    var events = new PolicyEvents(11).draw(500, sheets.categories());
    var plain = new PlainJava(rules);

    try (var engine = Engine.of(rules);
        var each = new RulePerRow(rules);
        var easy = new EasyRulesRows(rules);
        var evrete = new EvreteRows(rules);
        var dmn = new DmnRows(rules)) {
      for (var verdict : engine.judge(events)) {
        var expected = hits(verdict);
        var asPlain = Arrays.stream(plain.decide(verdict.located())).boxed().toList();
        assertThat(sorted(asPlain)).isEqualTo(expected);
        assertThat(sorted(each.decide(verdict.located(), rules))).isEqualTo(expected);
        assertThat(sorted(easy.decide(verdict.located(), rules))).isEqualTo(expected);
        assertThat(sorted(evrete.decide(verdict.located(), rules))).isEqualTo(expected);
        assertThat(dmn.decide(verdict.located(), rules)).isEqualTo(winners(verdict));
      }
    }
  }

  private static List<Integer> hits(Verdict verdict) {
    return Arrays.stream(Stage.values())
        .flatMap(it -> verdict.rows(it).stream())
        .map(PolicyRow::index)
        .sorted()
        .toList();
  }

  private static List<Integer> winners(Verdict verdict) {
    return Arrays.stream(Stage.values())
        .flatMap(it -> verdict.winner(it).stream())
        .map(PolicyRow::index)
        .toList();
  }

  private static List<Integer> sorted(Collection<Integer> hits) {
    var sorted = new ArrayList<>(hits);
    sorted.sort(null);
    return sorted;
  }
}
