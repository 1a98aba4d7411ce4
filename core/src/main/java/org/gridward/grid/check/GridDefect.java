package org.gridward.grid.check;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Something that is wrong with a file of grids, where it is, and how to mend it.
 *
 * @param kind what is wrong
 * @param warning whether it may stay
 * @param features the features concerned, the one to mend first; empty where one is missing
 * @param longitude degrees of the place, as WGS84 where the numbers allow it, else as in the file
 * @param latitude degrees of the place
 * @param size how large it is
 * @param unit what the size counts
 * @param ground the ground concerned, where it has one
 * @param zh what is wrong, the value seen and how to mend it, in Chinese
 * @param en the same in English
 */
public record GridDefect(
    Kind kind,
    boolean warning,
    List<FeatureRef> features,
    double longitude,
    double latitude,
    double size,
    Unit unit,
    Optional<Geometry> ground,
    String zh,
    String en) {

  /** What can be wrong. */
  public enum Kind {
    /** The code's property is missing. */
    MISSING_CODE,
    /** The code has not the form that the layer declares. */
    MALFORMED_CODE,
    /** Two grids of one time have the same code. */
    DUPLICATE_CODE,
    /** Kind, class or date cannot be read. */
    UNREADABLE_PROPERTY,
    /** The community that it belongs to is not in the file. */
    MISSING_PARENT,
    /** A predecessor or successor is not in the file. */
    UNKNOWN_GRID,
    /** The geometry is no Polygon or MultiPolygon. */
    NOT_A_POLYGON,
    /** A position is no pair of numbers. */
    BAD_POSITION,
    /** It has more positions than one grid may have. */
    TOO_DETAILED,
    /** Latitude stands first. */
    SWAPPED,
    /** A position is not on earth or not where the town must lie. */
    OUT_OF_RANGE,
    /** A ring goes around the earth's far side. */
    ANTIMERIDIAN,
    /** A ring has fewer than four positions. */
    SHORT_RING,
    /** A ring does not end where it begins. */
    UNCLOSED_RING,
    /** A border crosses itself. */
    SELF_CROSSING,
    /** A hole is outside its shell. */
    HOLE_OUTSIDE,
    /** The polygon is invalid in another way: holes in holes, parts over parts. */
    INVALID_POLYGON,
    /** Two grids have the same ground. */
    OVERLAP,
    /** Ground between grids belongs to none. */
    GAP,
    /** Two borders that should be one lie side by side. */
    SLIVER,
    /** Ground as large as a grid, inside the town, belongs to none. */
    MISSING_GRID,
    /** One grid has a vertex on the straight border of another. */
    T_JUNCTION
  }

  /** What a size counts. */
  public enum Unit {
    POSITIONS("positions", "个点"),
    METRES("m", "米"),
    SQUARE_METRES("m²", "平方米"),
    FEATURES("features", "个要素");

    private final String en;
    private final String zh;

    Unit(String en, String zh) {
      this.en = en;
      this.zh = zh;
    }

    /** The unit in English. */
    public String en() {
      return en;
    }

    /** The unit in Chinese. */
    public String zh() {
      return zh;
    }
  }

  /**
   * A feature of the file.
   *
   * @param number 1 or more, in the order of the file
   * @param code its grid's code, where it can be read
   */
  public record FeatureRef(int number, Optional<String> code) {

    /** The feature in Chinese. */
    public String zh() {
      return "第 " + number + " 个要素" + code.map(it -> "（" + it + "）").orElse("");
    }

    @Override
    public String toString() {
      return "feature " + number + code.map(it -> " (" + it + ")").orElse("");
    }
  }

  public GridDefect {
    features = List.copyOf(features);
  }

  /** Kind, feature and sentence in one line. */
  public String line(boolean chinese) {
    var feature = features.stream().findFirst().map(it -> chinese ? it.zh() + "：" : it + ": ");
    return kind + " " + feature.orElse("") + (chinese ? zh : en);
  }

  /** Feature and sentence, in English. */
  @Override
  public String toString() {
    var where = features.isEmpty() ? "" : features.get(0) + ": ";
    return where + en;
  }
}
