package org.gridward.event;

import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.RuleBase;
import org.gridward.sensors.SensorGateway;

/** A stop of core that knows the other modules: refused by the architecture test. */
final class LooksOutside {

  RuleBase rules;
  SensorGateway sensors;
  Works host;
}
