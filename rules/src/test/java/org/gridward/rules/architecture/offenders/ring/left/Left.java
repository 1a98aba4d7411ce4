package org.gridward.rules.architecture.offenders.ring.left;

import org.gridward.rules.architecture.offenders.ring.right.Right;

/** Half of a ring. */
public record Left(Right right) {}
