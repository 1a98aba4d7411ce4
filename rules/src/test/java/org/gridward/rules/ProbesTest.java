package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.check.Probes;
import org.gridward.rules.engine.Engine;
import org.junit.jupiter.api.Test;

class ProbesTest {

  @Test
  void every_row_of_a_policy_is_met_by_its_probe() throws Exception {
    try (var engine = Engine.of(PolicyReader.read(policy()).rules().orElseThrow())) {
      var rows = engine.rules().rows();
      var verdicts = engine.judge(Probes.of(engine.rules(), 1_000));

      assertThat(verdicts).hasSameSizeAs(rows);
      for (var i = 0; i < rows.size(); i++) {
        var row = rows.get(i);
        if (row.stage() == Stage.CLASSIFY || row.stage() == Stage.ROUTE) {
          assertThat(verdicts.get(i).rows(row.stage())).as(row.id()).contains(row);
        }
      }
    }
  }

  @Test
  void a_large_policy_is_probed_evenly() {
    var rules = new RandomPolicy(3).policy("3");

    assertThat(Probes.of(rules, 7)).hasSizeBetween(1, 7);
    assertThat(Probes.of(rules, 1_000)).hasSameSizeAs(rules.rows());
  }

  private static Path policy() throws URISyntaxException {
    return Path.of(ProbesTest.class.getResource("/policy").toURI());
  }
}
