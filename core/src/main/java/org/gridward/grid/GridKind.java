package org.gridward.grid;

/** What a grid covers. */
public enum GridKind {
  /** Ground that every place has: village, street (基础网格). */
  BASIC,
  /** A park, market or estate with its own keeper (专属网格); goes before the basic grid under it. */
  DEDICATED
}
