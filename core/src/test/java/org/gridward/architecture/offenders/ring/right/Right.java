package org.gridward.architecture.offenders.ring.right;

import org.gridward.architecture.offenders.ring.left.Left;

/** The other half. */
public record Right(Left left) {}
