package org.gridward.grid;

import java.time.ZoneId;

/**
 * What a file of grids calls things, and what its grids must be like.
 *
 * @param names the properties that each polygon carries
 * @param form the form its codes must have
 * @param zone where a date without a time begins
 * @param extent where the town must lie
 * @param tiled whether its basic grids must fill the town without gaps or overlaps; else both are
 *     told as warnings
 */
public record GridLayer(
    PropertyNames names, CodeForm form, ZoneId zone, Extent extent, boolean tiled) {

  /**
   * The names of properties. Only the code's must be in every feature.
   *
   * @param code the grid's code
   * @param name its name; where absent the code serves
   * @param kind {@code BASIC} or {@code DEDICATED}, 基础 or 专属, where absent basic; or of an area
   *     above grids {@code COMMUNITY}, {@code SUBDISTRICT}, {@code DISTRICT}, 社区, 街道, 区县
   * @param gridClass {@code I}, {@code II}, {@code III}, 一类 and so on
   * @param parent code of the community that the grid belongs to
   * @param validFrom the date or moment from which it is valid
   * @param validTo the date or moment from which it is not valid any more
   * @param predecessors codes of the grids whose ground it took over, as a list or with commas
   * @param successors codes of the grids that took over its ground
   */
  public record PropertyNames(
      String code,
      String name,
      String kind,
      String gridClass,
      String parent,
      String validFrom,
      String validTo,
      String predecessors,
      String successors) {

    /** Gridward's own. */
    public static final PropertyNames STANDARD =
        new PropertyNames(
            "code",
            "name",
            "kind",
            "class",
            "parent",
            "valid_from",
            "valid_to",
            "predecessors",
            "successors");

    /** Another property for the code. */
    public PropertyNames code(String other) {
      return new PropertyNames(
          other, name, kind, gridClass, parent, validFrom, validTo, predecessors, successors);
    }
  }

  /** Gridward's own names and 15-digit codes; a town in China, without gaps. */
  public static final GridLayer STANDARD =
      new GridLayer(
          PropertyNames.STANDARD,
          CodeForm.DIGITS_15,
          ZoneId.of("Asia/Shanghai"),
          Extent.CHINA,
          true);

  /** A layer of which only the code is known, of any form, anywhere, with or without gaps. */
  public static GridLayer codedBy(String property) {
    return new GridLayer(
        PropertyNames.STANDARD.code(property), CodeForm.ANY, STANDARD.zone, Extent.EARTH, false);
  }

  /** The same with codes of another form. */
  public GridLayer form(CodeForm other) {
    return new GridLayer(names, other, zone, extent, tiled);
  }

  /** The same with dates of another zone. */
  public GridLayer zone(ZoneId other) {
    return new GridLayer(names, form, other, extent, tiled);
  }

  /** The same in another place. */
  public GridLayer extent(Extent other) {
    return new GridLayer(names, form, zone, other, tiled);
  }

  /** The same, filling the town or not. */
  public GridLayer tiled(boolean other) {
    return new GridLayer(names, form, zone, extent, other);
  }
}
