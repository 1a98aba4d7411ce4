package org.gridward.grid.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.grid.cell.Rings;
import org.gridward.grid.check.DefectsBuilder.Finding;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.gridward.grid.check.Overlaps.Pair;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Vertices of one grid on the straight border of its neighbour: no ground is lost, but the two
 * borders part as soon as one of them is moved.
 *
 * @param tiles the grids
 * @param rings their borders
 * @param unpaired the edges that nobody goes the other way
 * @param owners the grid of each of those
 * @param defects where they are noted
 */
record Junctions(
    List<Candidate> tiles, Rings rings, int[] unpaired, int[] owners, DefectsBuilder defects) {

  private static final double ON_THE_LINE = 1e-9; // degrees, a tenth of a millimetre

  private record Junction(Coordinate at, int count) {

    Junction and(Junction other) {
      return new Junction(at, count + other.count);
    }
  }

  void check(Overlaps overlaps) {
    var tree = new HPRtree();
    for (var i = 0; i < unpaired.length; i++) {
      tree.insert(new Envelope(point(unpaired[i]), point(unpaired[i] + 1)), i);
    }
    var found = new LinkedHashMap<Pair, Junction>();
    for (var i = 0; i < unpaired.length; i++) {
      var vertex = i;
      var around = new Envelope(point(unpaired[i]));
      around.expandBy(ON_THE_LINE);
      tree.query(around, it -> look(vertex, (Integer) it, found));
    }
    found.forEach((pair, junction) -> tell(pair, junction, overlaps));
  }

  private Coordinate point(int vertex) {
    return new Coordinate(rings.longitude(vertex), rings.latitude(vertex));
  }

  private void look(int vertex, int edge, Map<Pair, Junction> found) {
    var at = point(unpaired[vertex]);
    var from = point(unpaired[edge]);
    var to = point(unpaired[edge] + 1);
    if (owners[vertex] != owners[edge]
        && !at.equals2D(from, ON_THE_LINE)
        && !at.equals2D(to, ON_THE_LINE)
        && Distance.pointToSegment(at, from, to) <= ON_THE_LINE) {
      found.merge(new Pair(owners[edge], owners[vertex]), new Junction(at, 1), Junction::and);
    }
  }

  private void tell(Pair pair, Junction junction, Overlaps overlaps) {
    if (overlaps.found(Pair.of(pair.one(), pair.other()))) {
      return; // moving the one border to the other mends both
    }
    var straight = tiles.get(pair.one()).feature();
    var other = tiles.get(pair.other()).feature();
    defects.add(
        new Finding(
            Kind.T_JUNCTION,
            List.of(straight, other),
            junction.at,
            junction.count,
            Unit.POSITIONS,
            Optional.empty()),
        "第 %d 个要素有 %d 个顶点落在它的直边上，例如 %.6f, %.6f；请在那里也加上顶点"
            .formatted(other.number(), junction.count, junction.at.x, junction.at.y),
        "%s has %d vertices on its straight border, as at %.6f, %.6f; give it vertices there too"
            .formatted(other, junction.count, junction.at.x, junction.at.y));
  }
}
