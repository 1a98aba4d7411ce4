package org.gridward.examples.benchmarks;

import org.gridward.grid.GridIndex;
import org.gridward.testkit.Tiling;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One random place after the other out of a million, by the index and by JTS. */
public class GridLocate {

  private static final int COUNT = 1 << 20;
  private static final int BATCH = 256;

  /** Irregular grids of 120 vertices; a province's of 48. */
  @State(Scope.Thread)
  public static class Places {

    /** How many grids. */
    @Param("66")
    public int grids;

    private Tiling tiling;
    private double[] longitudes;
    private double[] latitudes;
    private int next;

    /** Draws the places. */
    @Setup
    public void draw() {
      tiling = Tiling.of(grids, grids > 100_000 ? 48 : 120, 7);
      var points = tiling.points(COUNT, 11);
      longitudes = new double[COUNT];
      latitudes = new double[COUNT];
      for (var i = 0; i < COUNT; i++) {
        longitudes[i] = points[2 * i];
        latitudes[i] = points[2 * i + 1];
      }
    }
  }

  /** The index. */
  @State(Scope.Thread)
  public static class Index {
    private GridIndex index;
    private long bytesPerGrid;
    private final int[] numbers = new int[BATCH];
    private final double[] longitudes = new double[BATCH];
    private final double[] latitudes = new double[BATCH];

    /** Builds it. */
    @Setup
    public void build(Places places) {
      index = GridIndex.of(places.tiling.shapes());
      bytesPerGrid = index.bytes() / places.grids;
    }
  }

  /** What the index takes. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Memory {

    /** Beyond the vertices and what is known of each grid. */
    public long bytesPerGrid;
  }

  /** JTS, with what of it fits. */
  @State(Scope.Thread)
  public static class Jts {
    private JtsLookup lookup;

    /** Builds its tree and its locators. */
    @Setup
    public void build(Places places) {
      lookup =
          places.grids > 100_000
              ? JtsLookup.simple(places.tiling, places.grids)
              : JtsLookup.indexed(places.tiling, places.grids);
    }
  }

  /** One place. */
  @Benchmark
  public int single(Places places, Index index) {
    var at = places.next = (places.next + 1) & (COUNT - 1);
    return index.index.locate(places.longitudes[at], places.latitudes[at]);
  }

  /** 256 places at once. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int[] batch(Places places, Index index, Memory memory) {
    var at = places.next = (places.next + BATCH) & (COUNT - 1);
    System.arraycopy(places.longitudes, at, index.longitudes, 0, BATCH);
    System.arraycopy(places.latitudes, at, index.latitudes, 0, BATCH);
    index.index.locate(index.longitudes, index.latitudes, index.numbers, BATCH);
    memory.bytesPerGrid = index.bytesPerGrid;
    return index.numbers;
  }

  /** One place, asked of JTS. */
  @Benchmark
  public int baseline(Places places, Jts jts) {
    var at = places.next = (places.next + 1) & (COUNT - 1);
    return jts.lookup.locate(places.longitudes[at], places.latitudes[at]);
  }
}
