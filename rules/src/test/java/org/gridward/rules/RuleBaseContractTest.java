package org.gridward.rules;

import java.nio.file.Path;
import org.gridward.decision.DecisionPolicy;
import org.gridward.decision.DecisionPolicyContract;
import org.junit.jupiter.api.AfterEach;

final class RuleBaseContractTest extends DecisionPolicyContract {

  private RuleBase rules;

  @Override
  protected DecisionPolicy open() throws Exception {
    rules = RuleBase.load(Path.of(RuleBaseContractTest.class.getResource("/policy").toURI()));
    return rules;
  }

  @AfterEach
  void close() {
    rules.close();
  }
}
