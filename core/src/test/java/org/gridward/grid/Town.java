package org.gridward.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * A town drawn as text: one letter is one grid, one cell 100 m, a dot is no grid. Lower-case
 * letters of a second drawing are dedicated grids on top.
 */
public final class Town {

  private static final double WEST = 120.9;
  private static final double NORTH = 30.9;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final GridIndex grids;
  private final Map<String, Location> centres = new LinkedHashMap<>();

  private Town(String... layers) {
    var shapes = new ArrayList<GridShape>();
    for (var layer : layers) {
      shapes.addAll(shapes(layer));
    }
    grids = GridIndex.of(shapes);
  }

  /** A town of one or more drawings of equal size, laid over each other. */
  public static Town drawn(String... layers) {
    return new Town(layers);
  }

  public GridIndex grids() {
    return grids;
  }

  /** The middle of the first cell of that letter. */
  public Location at(String letter) {
    return centres.get(letter);
  }

  /** A place by column and row of the drawing, fractions allowed; 0, 0 is the north-west corner. */
  public static Location place(double column, double row) {
    return Location.of(longitude(column), latitude(row), Datum.WGS84);
  }

  private List<GridShape> shapes(String drawing) {
    var cells = new LinkedHashMap<String, List<Geometry>>();
    var rows = drawing.strip().split("\n");
    for (var row = 0; row < rows.length; row++) {
      var letters = rows[row].strip().split("\\s+");
      for (var column = 0; column < letters.length; column++) {
        var letter = letters[column];
        if (!letter.equals(".")) {
          cells.computeIfAbsent(letter, it -> new ArrayList<>()).add(cell(column, row));
          centres.putIfAbsent(letter, place(column + 0.5, row + 0.5));
        }
      }
    }
    return cells.entrySet().stream()
        .map(it -> new GridShape(grid(it.getKey()), UnaryUnionOp.union(it.getValue())))
        .toList();
  }

  private static Grid grid(String letter) {
    var kind = Character.isLowerCase(letter.charAt(0)) ? GridKind.DEDICATED : GridKind.BASIC;
    return Grid.of(new GridCode(letter), "grid " + letter, kind, Optional.empty(), List.of());
  }

  private static Geometry cell(int column, int row) {
    return FACTORY.toGeometry(
        new Envelope(longitude(column), longitude(column + 1), latitude(row), latitude(row + 1)));
  }

  private static double longitude(double column) {
    return WEST + column * 0.001;
  }

  private static double latitude(double row) {
    return NORTH - row * 0.0009;
  }
}
