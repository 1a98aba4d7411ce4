package org.gridward.grid.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridward.grid.GridKind;
import org.gridward.grid.check.DefectsBuilder.Finding;
import org.gridward.grid.check.GridDefect.FeatureRef;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Whether basic grids fill the town once. Where two grids are neighbours, each edge of the one is
 * the reverse of an edge of the other; only at the edges that have no such partner, on the town's
 * outline or where something is wrong, is anything looked at closely. Used for the grids of one
 * time.
 */
final class Tiles {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A hole of at least this share of a usual grid is a grid that is missing. */
  private static final double SHARE_OF_A_GRID = 0.25;

  private final List<Candidate> tiles;
  private final Packed packed;
  private final DefectsBuilder defects;
  private final int[] unpaired;
  private final Overlaps overlaps;

  Tiles(List<Candidate> tiles, DefectsBuilder defects) {
    this.tiles = tiles;
    this.packed = Packed.of(tiles);
    this.defects = defects;
    this.unpaired = new EdgesBuilder(packed.rings()).unpaired();
    this.overlaps = new Overlaps(tiles, packed, defects);
  }

  /** Checks them; all grids of the time are given, for what fills a gap. */
  void check(List<Candidate> all) {
    var owners = owners();
    IntStream.of(owners).distinct().forEach(overlaps::check);
    new Junctions(tiles, packed.rings(), unpaired, owners, defects).check(overlaps);
    checkHoles(all);
  }

  /** The tile of each unpaired edge. */
  private int[] owners() {
    var rings = packed.rings();
    var owners = new int[unpaired.length];
    var tile = 0;
    for (var i = 0; i < unpaired.length; i++) {
      while (rings.firstVertex(rings.firstRing(tile + 1)) <= unpaired[i]) {
        tile++;
      }
      owners[i] = tile;
    }
    return owners;
  }

  private void checkHoles(List<Candidate> all) {
    var dedicated = grounds(all, it -> it.sound() && it.kind() == GridKind.DEDICATED);
    var unsound = grounds(all, it -> !it.sound());
    var unknown = all.stream().filter(it -> it.ground().isEmpty()).count();
    var usual = usualArea();
    var holes = new ArrayList<Geometry>();
    for (var face : faces()) {
      if (!isTaken(face) && unsound.stream().noneMatch(face::intersects)) {
        var rest = minus(face, dedicated);
        if (Overlaps.width(rest) > Overlaps.NOISE_METRES) {
          holes.add(rest);
        }
      }
    }
    holes.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
    for (var hole : holes) {
      var large = Overlaps.area(hole) >= SHARE_OF_A_GRID * usual;
      if (large && unknown > 0) {
        unknown--; // the ground of a grid whose border cannot be read
      } else {
        tell(hole, large);
      }
    }
  }

  private static List<Geometry> grounds(List<Candidate> all, Predicate<Candidate> which) {
    return all.stream().filter(which).flatMap(it -> it.ground().stream()).toList();
  }

  private double usualArea() {
    var areas =
        tiles.stream()
            .mapToDouble(it -> Overlaps.area(it.ground().orElseThrow()))
            .sorted()
            .toArray();
    return areas.length == 0 ? 0 : areas[areas.length / 2];
  }

  /** The pieces of ground that unpaired edges enclose. */
  @SuppressWarnings("unchecked")
  private List<Geometry> faces() {
    var rings = packed.rings();
    var lines =
        IntStream.of(unpaired)
            .mapToObj(
                it ->
                    FACTORY.createLineString(
                        new Coordinate[] {
                          new Coordinate(rings.longitude(it), rings.latitude(it)),
                          new Coordinate(rings.longitude(it + 1), rings.latitude(it + 1))
                        }))
            .toArray(LineString[]::new);
    var polygonizer = new Polygonizer();
    polygonizer.add(OverlayNGRobust.union(FACTORY.createMultiLineString(lines)));
    return List.copyOf(polygonizer.getPolygons());
  }

  private boolean isTaken(Geometry face) {
    var at = Overlaps.inside(face);
    var taken = new ArrayList<Integer>();
    packed
        .boxes()
        .forEach(
            at.x,
            at.y,
            at.x,
            at.y,
            it -> {
              if (packed.rings().side(it, at.x, at.y) >= 0) {
                taken.add(it);
              }
            });
    return !taken.isEmpty();
  }

  private static Geometry minus(Geometry face, List<Geometry> grounds) {
    var rest = face;
    for (var ground : grounds) {
      if (ground.getEnvelopeInternal().intersects(rest.getEnvelopeInternal())) {
        rest = OverlayNGRobust.overlay(rest, ground, OverlayNG.DIFFERENCE);
      }
    }
    return Overlaps.polygons(rest);
  }

  private void tell(Geometry hole, boolean large) {
    var at = Overlaps.inside(hole);
    var area = Overlaps.area(hole);
    var neighbours = neighbours(hole);
    var names = neighbours.stream().map(FeatureRef::toString).collect(Collectors.joining(", "));
    var chinese = neighbours.stream().map(FeatureRef::zh).collect(Collectors.joining("、"));
    var thin = Overlaps.width(hole) < Overlaps.SLIVER_METRES;
    var kind = thin ? Kind.SLIVER : large ? Kind.MISSING_GRID : Kind.GAP;
    var zh =
        kind == Kind.MISSING_GRID
            ? "镇内 %.1f 平方米（%.6f, %.6f）不属于任何网格，像是漏了一个网格，四周是 %s；请补上"
            : "网格之间有 %.1f 平方米（%.6f, %.6f）不属于任何网格，四周是 %s；请让边界重合";
    var en =
        kind == Kind.MISSING_GRID
            ? "%.1f m² inside the town at %.6f, %.6f belong to no grid, as if one were missing;"
                + " around it are %s; add it"
            : "%.1f m² at %.6f, %.6f belong to no grid; around it are %s; let their borders meet";
    defects.add(
        new Finding(
            kind,
            kind == Kind.MISSING_GRID ? List.of() : neighbours,
            at,
            area,
            Unit.SQUARE_METRES,
            Optional.of(hole)),
        zh.formatted(area, at.x, at.y, chinese),
        en.formatted(area, at.x, at.y, names));
  }

  /** The features around a hole. */
  private List<FeatureRef> neighbours(Geometry hole) {
    var box = hole.getEnvelopeInternal();
    var around = new ArrayList<Integer>();
    packed
        .boxes()
        .forEach(
            box.getMinX(),
            box.getMinY(),
            box.getMaxX(),
            box.getMaxY(),
            it -> {
              if (touchesAlong(tiles.get(it).ground().orElseThrow(), hole)) {
                around.add(it);
              }
            });
    return around.stream().sorted().map(it -> tiles.get(it).feature()).toList();
  }

  private static boolean touchesAlong(Geometry ground, Geometry hole) {
    var common = OverlayNGRobust.overlay(ground, hole, OverlayNG.INTERSECTION);
    return common.getLength() > 0;
  }
}
