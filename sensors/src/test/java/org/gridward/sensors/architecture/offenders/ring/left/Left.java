package org.gridward.sensors.architecture.offenders.ring.left;

import org.gridward.sensors.architecture.offenders.ring.right.Right;

/** Half of a ring. */
public record Left(Right right) {}
