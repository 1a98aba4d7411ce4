package org.gridward.architecture.offenders.ring.left;

import org.gridward.architecture.offenders.ring.right.Right;

/** Half of a ring. */
public record Left(Right right) {}
