package org.gridward.sensors.device;

import org.gridward.sensors.SensorGateway;

/** What the architecture test must refuse: the root stands to the right of everything. */
record LooksRight(SensorGateway gateway) {}
