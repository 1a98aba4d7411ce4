package org.gridward.grid.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridShape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Draws a town and what is wrong with it as SVG: numbered marks and a list beside them. */
public final class TownPicture {

  private static final double SIDE = 1_000; // of the longer side of the map
  private static final double MARGIN = 30;
  private static final double LIST = 620;
  private static final double LINE = 22;
  private static final int LISTED = 40;
  private static final int NAMED = 120; // with more grids, names would hide the map
  private static final int LONGEST = 74;
  private static final int LINES = 3;

  private final List<GridShape> shapes;
  private final GridReport report;
  private final boolean chinese;
  private final Envelope box = new Envelope();
  private final double perX;
  private final double perY;
  private final StringBuilder svg = new StringBuilder(1 << 16);

  private TownPicture(List<GridShape> shapes, GridReport report, boolean chinese) {
    this.shapes = shapes;
    this.report = report;
    this.chinese = chinese;
    shapes.forEach(it -> box.expandToInclude(it.polygon().getEnvelopeInternal()));
    report.defects().stream().filter(this::isNear).forEach(it -> box.expandToInclude(at(it)));
    var narrow = Math.cos(Math.toRadians(box.isNull() ? 0 : box.centre().y));
    var longer = Math.max(box.getWidth() * narrow, box.getHeight());
    this.perY = longer > 0 ? SIDE / longer : 1;
    this.perX = perY * narrow;
  }

  /**
   * The picture.
   *
   * @param shapes the grids taken
   * @param report what is wrong
   * @param chinese whether the list is in Chinese, else in English
   * @return SVG 1.1, without scripts or links
   */
  public static String draw(List<GridShape> shapes, GridReport report, boolean chinese) {
    return new TownPicture(shapes, report, chinese).draw();
  }

  /** A place far off, as a typing error makes one, would shrink the town to a dot. */
  private boolean isNear(GridDefect defect) {
    if (Double.isNaN(defect.longitude()) || box.isNull()) {
      return false;
    }
    var wide = new Envelope(box);
    wide.expandBy(box.getWidth() / 10, box.getHeight() / 10);
    return wide.contains(at(defect));
  }

  private static Coordinate at(GridDefect defect) {
    return new Coordinate(defect.longitude(), defect.latitude());
  }

  private String draw() {
    var listed = Math.min(LISTED, report.defects().size());
    var width = 2 * MARGIN + box.getWidth() * perX + (listed == 0 ? 0 : MARGIN + LIST);
    var height =
        Math.max(2 * MARGIN + box.getHeight() * perY, 3 * MARGIN + LINE * LINES * (listed + 1))
            + LINE;
    put(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f'"
            + " font-family='sans-serif' font-size='13'>%n",
        width, height);
    put("<title>%s</title>%n", escaped(String.valueOf(report.file().getFileName())));
    put("<rect width='100%%' height='100%%' fill='#ffffff'/>%n");
    shapes.stream().filter(it -> it.grid().kind() == GridKind.BASIC).forEach(this::grid);
    shapes.stream().filter(it -> it.grid().kind() == GridKind.DEDICATED).forEach(this::grid);
    report.defects().stream()
        .flatMap(it -> it.ground().stream())
        .forEach(it -> path(it, "#d4351c", 0.55, "#8f1f0e"));
    for (var i = 0; i < report.defects().size(); i++) {
      mark(i + 1, report.defects().get(i));
    }
    list(listed, 2 * MARGIN + box.getWidth() * perX);
    return svg.append("</svg>\n").toString();
  }

  private void grid(GridShape shape) {
    var dedicated = shape.grid().kind() == GridKind.DEDICATED;
    path(shape.polygon(), dedicated ? "#f2d9a6" : "#e6eef5", dedicated ? 0.8 : 1, "#51697f");
    if (shapes.size() <= NAMED) {
      var at = shape.polygon().getInteriorPoint().getCoordinate();
      var code = shape.grid().code().value();
      var points = code.codePoints().toArray();
      var text = part(points, Math.max(0, points.length - 6), points.length);
      put(
          "<text x='%.1f' y='%.1f' text-anchor='middle' font-size='9' fill='#33475b'>%s</text>%n",
          x(at.x), y(at.y), escaped(text));
    }
  }

  private void path(Geometry ground, String fill, double opacity, String stroke) {
    put(
        "<path fill='%s' fill-opacity='%s' fill-rule='evenodd' stroke='%s' stroke-width='0.8' d='",
        fill, opacity, stroke);
    for (var line : LinearComponentExtracter.getLines(ground)) {
      var points = ((LineString) line).getCoordinates();
      for (var i = 0; i < points.length - 1; i++) {
        put("%s%.1f %.1f", i == 0 ? "M" : "L", x(points[i].x), y(points[i].y));
      }
      svg.append('Z');
    }
    svg.append("'/>\n");
  }

  private void mark(int number, GridDefect defect) {
    if (!isNear(defect)) {
      return;
    }
    var x = x(defect.longitude());
    var y = y(defect.latitude());
    var colour = defect.warning() ? "#7a5200" : "#8f1f0e";
    put(
        "<circle cx='%.1f' cy='%.1f' r='10' fill='#ffffff' stroke='%s' stroke-width='2'/>%n",
        x, y, colour);
    put(
        "<text x='%.1f' y='%.1f' text-anchor='middle' font-size='11' font-weight='bold'"
            + " fill='%s'>%d</text>%n",
        x, y + 4, colour, number);
  }

  private void list(int listed, double left) {
    var title =
        chinese
            ? "%d 个要素，采用 %d 个网格，%d 处问题"
                .formatted(report.features(), report.grids(), report.defects().size())
            : "%d features, %d grids taken, %d defects"
                .formatted(report.features(), report.grids(), report.defects().size());
    var top = MARGIN + LINE;
    text(listed == 0 ? MARGIN : left, listed == 0 ? MARGIN - 8 : top, "bold", title);
    for (var i = 0; i < listed; i++) {
      var defect = report.defects().get(i);
      var lines = wrapped((i + 1) + "  " + defect.line(chinese));
      for (var line : lines) {
        top += LINE;
        text(left, top, "normal", line);
      }
    }
    if (listed < report.defects().size()) {
      text(left, top + LINE, "normal", "…");
    }
  }

  /** A few lines, broken between words where there are any; what does not fit is left out. */
  private List<String> wrapped(String words) {
    var longest = chinese ? LONGEST / 2 : LONGEST;
    var lines = new ArrayList<String>();
    var points = words.codePoints().toArray();
    var from = 0;
    while (from < points.length) {
      if (lines.size() == LINES) {
        lines.set(LINES - 1, lines.get(LINES - 1) + " …");
        break;
      }
      var to = Math.min(points.length, from + longest);
      var space = to;
      while (to < points.length && space > from && points[space] != ' ') {
        space--;
      }
      to = space > from ? space : to;
      lines.add(part(points, from, to).strip());
      from = to;
    }
    return lines;
  }

  /** Cut between characters: half of a rare one cannot be written. */
  private static String part(int[] points, int from, int to) {
    return new String(points, from, to - from);
  }

  private void text(double x, double y, String weight, String words) {
    put(
        "<text x='%.1f' y='%.1f' font-weight='%s' fill='#1c2733'>%s</text>%n",
        x, y, weight, escaped(words));
  }

  private double x(double longitude) {
    return MARGIN + (longitude - box.getMinX()) * perX;
  }

  private double y(double latitude) {
    return MARGIN + (box.getMaxY() - latitude) * perY;
  }

  private void put(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;");
  }
}
