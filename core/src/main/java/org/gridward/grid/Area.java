package org.gridward.grid;

/**
 * A unit that grids belong to, above the grid itself: community, street, district.
 *
 * @param level how large
 * @param code its code, a prefix of the grid code where codes are built that way
 * @param name what people call it
 */
public record Area(Level level, String code, String name) {

  /** From near to far. */
  public enum Level {
    /** 社区、村: 12 digits. */
    COMMUNITY,
    /** 街道、镇: 9 digits. */
    SUBDISTRICT,
    /** 区、县: 6 digits. */
    DISTRICT
  }
}
