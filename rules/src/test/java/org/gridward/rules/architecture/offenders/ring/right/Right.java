package org.gridward.rules.architecture.offenders.ring.right;

import org.gridward.rules.architecture.offenders.ring.left.Left;

/** The other half. */
public record Right(Left left) {}
