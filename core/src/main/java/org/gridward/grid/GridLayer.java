package org.gridward.grid;

/**
 * What a file of grids calls things: the names of the properties that each polygon carries.
 *
 * @param code property with the grid's code; required in every feature
 * @param name its name; where absent the code serves
 * @param kind {@code BASIC} or {@code DEDICATED}, 基础 or 专属; where absent basic
 * @param gridClass {@code I}, {@code II}, {@code III}, 一类 and so on; may be absent
 * @param form the form its codes must have
 */
public record GridLayer(String code, String name, String kind, String gridClass, CodeForm form) {

  /** Gridward's own names, 15-digit codes. */
  public static final GridLayer STANDARD =
      new GridLayer("code", "name", "kind", "class", CodeForm.DIGITS_15);

  /** A layer of which only the code is known, of any form. */
  public static GridLayer codedBy(String property) {
    return new GridLayer(property, "name", "kind", "class", CodeForm.ANY);
  }

  public GridLayer form(CodeForm other) {
    return new GridLayer(code, name, kind, gridClass, other);
  }
}
