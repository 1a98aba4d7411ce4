package org.gridward.event;

/** Who or what reported (来源). */
public enum Source {
  /** A sensor without a picture: water level, smoke, tilt. */
  SENSOR,
  /** A camera and its analytics. */
  CAMERA,
  /** A grid worker on the spot (网格员). */
  GRID_WORKER,
  /** A citizen's own report, through an app or a form. */
  CITIZEN,
  /** A hotline such as 12345 (热线). */
  HOTLINE,
  /** A visit to a counter (来访). */
  VISIT,
  /** A letter or mailbox (信箱). */
  MAIL,
  /** Press and social media (媒体曝光). */
  MEDIA,
  /** A matter handed down (上级交办). */
  SUPERIOR,
  /** A matter passed on by another department (移送). */
  DEPARTMENT,
  /** The platform itself: what it sees in many events together (态势研判). */
  PLATFORM;

  /** Whether a machine reported, not a person. */
  public boolean isDevice() {
    return this == SENSOR || this == CAMERA;
  }
}
