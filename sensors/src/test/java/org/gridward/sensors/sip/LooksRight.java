package org.gridward.sensors.sip;

import org.gridward.sensors.SensorGateway;

/** What the architecture test must refuse: the root stands to the right of everything. */
record LooksRight(SensorGateway gateway) {}
