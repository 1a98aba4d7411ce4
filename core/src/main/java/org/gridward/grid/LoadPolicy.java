package org.gridward.grid;

/** What is done with a file of grids that has defects. All of them are reported either way. */
public enum LoadPolicy {
  /** The file is refused. */
  STRICT,
  /**
   * What can be mended without guessing is: rings closed, crossed borders parted, a whole file with
   * longitude and latitude exchanged turned around. The rest is left out.
   */
  REPAIR,
  /** What is sound is taken, the rest left out; where grids overlap, precedence decides. */
  ACCEPT
}
