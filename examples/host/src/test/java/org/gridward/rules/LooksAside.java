package org.gridward.rules;

import org.gridward.examples.host.wiring.Works;
import org.gridward.sensors.SensorGateway;

/** Rules that know where events come from: refused by the architecture test. */
final class LooksAside {

  SensorGateway sensors;
  Works host;
}
