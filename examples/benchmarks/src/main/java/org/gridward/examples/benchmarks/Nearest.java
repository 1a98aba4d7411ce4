package org.gridward.examples.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.LocalMetric;
import org.gridward.resource.Position;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceIndex;
import org.gridward.resource.ResourceKind;
import org.gridward.resource.ResourceMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.ItemDistance;
import org.locationtech.jts.index.strtree.STRtree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The nearest 10 of 100,000 resources in 55 × 55 km, half of them in 40 clusters; asked from one
 * place after the other, spread as the resources are.
 */
public class Nearest {

  private static final int RESOURCES = 100_000;
  private static final int QUESTIONS = 1 << 16;
  private static final int NEAREST = 10;
  private static final int MOVERS = 1_000;
  private static final double WEST = 120.6;
  private static final double SOUTH = 30.6;
  private static final double WIDE = 55_000 / LocalMetric.at(WEST, 30.85).perLongitude();
  private static final double HIGH = 55_000 / LocalMetric.at(WEST, 30.85).perLatitude();

  /** What is there, and from where it is asked for. */
  @State(Scope.Thread)
  public static class Town {
    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] centres = new double[80];
    private final List<Resource> resources = new ArrayList<>();
    private final double[] questions = new double[2 * QUESTIONS];
    private int next;

    /** Draws all of it. */
    @Setup
    public void draw() {
      for (var i = 0; i < 40; i++) {
        centres[2 * i] = WEST + WIDE * random.nextDouble();
        centres[2 * i + 1] = SOUTH + HIGH * random.nextDouble();
      }
      var kinds = ResourceKind.values();
      for (var i = 0; i < RESOURCES; i++) {
        var place = Location.of(longitude(i), latitude(i), Datum.WGS84);
        resources.add(Resource.of("r" + i, kinds[random.nextInt(kinds.length)], "r" + i, place));
      }
      for (var i = 0; i < QUESTIONS; i++) {
        questions[2 * i] = longitude(i);
        questions[2 * i + 1] = latitude(i);
      }
    }

    /** Every second one lies in a cluster, about 600 m around its centre. */
    private double longitude(int number) {
      return number % 2 == 0
          ? WEST + WIDE * random.nextDouble()
          : centres[number / 2 % 40 * 2] + 0.006 * random.nextGaussian();
    }

    private double latitude(int number) {
      return number % 2 == 0
          ? SOUTH + HIGH * random.nextDouble()
          : centres[number / 2 % 40 * 2 + 1] + 0.006 * random.nextGaussian();
    }

    /** The metric of the next question. */
    LocalMetric ahead() {
      var at = 2 * ((next + 1) & (QUESTIONS - 1));
      return LocalMetric.at(questions[at], questions[at + 1]);
    }

    private int next() {
      next = (next + 1) & (QUESTIONS - 1);
      return 2 * next;
    }
  }

  /** The index. */
  @State(Scope.Thread)
  public static class Index {
    private ResourceIndex index;
    private final int[] numbers = new int[NEAREST];
    final double[] metres = new double[NEAREST];

    /** Builds it. */
    @Setup
    public void build(Town town) {
      index = ResourceIndex.of(town.resources);
    }
  }

  /**
   * JTS's tree, with a distance in metres, or half of its answers would be wrong. It prunes by its
   * own plane distances, so the plane is drawn as small as a degree is anywhere in the town.
   */
  @State(Scope.Thread)
  public static class Jts {
    private static final LocalMetric NORTH_EDGE = LocalMetric.at(WEST, SOUTH + HIGH);
    private static final LocalMetric SOUTH_EDGE = LocalMetric.at(WEST, SOUTH);
    private static final ItemDistance METRES =
        (a, b) -> {
          var one = (Spot) a.getItem();
          var other = (Spot) b.getItem();
          var here = one.metric == null ? other : one;
          var there = here == one ? other : one;
          return here.metric.metresTo(there.longitude, there.latitude);
        };

    private final STRtree tree = new STRtree();

    /** A place; that from where is asked has its metric. */
    record Spot(double longitude, double latitude, LocalMetric metric) {

      Envelope envelope() {
        return new Envelope(
            new Coordinate(
                longitude * NORTH_EDGE.perLongitude(), latitude * SOUTH_EDGE.perLatitude()));
      }
    }

    /** Builds it. */
    @Setup
    public void build(Town town) {
      for (var resource : town.resources) {
        var spot = new Spot(resource.place().longitude(), resource.place().latitude(), null);
        tree.insert(spot.envelope(), spot);
      }
      tree.build();
    }

    private Object[] nearest(double longitude, double latitude) {
      var here = new Spot(longitude, latitude, LocalMetric.at(longitude, latitude));
      return tree.nearestNeighbour(here.envelope(), here, METRES, NEAREST);
    }
  }

  /** The live picture of the town, and a thousand staff who walk. */
  @State(Scope.Thread)
  public static class Live {
    private final ResourceMap map = ResourceMap.create();
    private List<Resource> resources;
    private int second;

    /** Shows all. */
    @Setup
    public void show(Town town) {
      resources = town.resources;
      map.replace("all", resources);
    }

    private List<Position> walk() {
      second++;
      var at = Instant.EPOCH.plusSeconds(second);
      return resources.subList(0, MOVERS).stream()
          .map(it -> new Position(it.id(), at, it.place()))
          .toList();
    }
  }

  /** The index. */
  @Benchmark
  public int single(Town town, Index index) {
    var at = town.next();
    return index.index.nearest(
        town.questions[at], town.questions[at + 1], index.numbers, index.metres);
  }

  /** JTS. */
  @Benchmark
  public Object[] baseline(Town town, Jts jts) {
    var at = town.next();
    return jts.nearest(town.questions[at], town.questions[at + 1]);
  }

  /** A thousand move and a new snapshot of all is made. */
  @Benchmark
  public boolean rebuildMs(Live live) {
    live.map.moved(live.walk());
    return live.map.refresh();
  }
}
