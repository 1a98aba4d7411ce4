package org.gridward.sensors;

import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.RuleBase;

/** Sensors that know who handles an event: refused by the architecture test. */
final class LooksAside {

  RuleBase rules;
  Works host;
}
