package org.gridward.sensors.architecture.offenders.ring.right;

import org.gridward.sensors.architecture.offenders.ring.left.Left;

/** The other half. */
public record Right(Left left) {}
