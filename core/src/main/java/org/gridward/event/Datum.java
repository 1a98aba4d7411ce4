package org.gridward.event;

/** The coordinate system that a feed or a grid file declares (坐标系). It is never guessed. */
public enum Datum {
  /** World Geodetic System 1984, what satellite receivers give. */
  WGS84,
  /**
   * China Geodetic Coordinate System 2000; within 0.12 mm of {@link #WGS84} and treated as equal.
   */
  CGCS2000,
  /** The offset system of Chinese public maps (国测局坐标). */
  GCJ02,
  /** Baidu's offset on top of {@link #GCJ02} (百度坐标). */
  BD09
}
