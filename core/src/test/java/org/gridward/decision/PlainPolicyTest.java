package org.gridward.decision;

import org.gridward.testkit.PlainPolicy;

/** The policy that other tests decide by keeps the contract too. */
final class PlainPolicyTest extends DecisionPolicyContract {

  @Override
  protected DecisionPolicy open() {
    return new PlainPolicy();
  }
}
