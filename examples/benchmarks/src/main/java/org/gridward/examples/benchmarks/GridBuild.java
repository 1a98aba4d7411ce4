package org.gridward.examples.benchmarks;

import java.util.List;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridShape;
import org.gridward.testkit.Tiling;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From polygons in memory to an index that answers. */
public class GridBuild {

  /** A province: 1,000,000 grids of 48 vertices. */
  @State(Scope.Thread)
  public static class Province {
    private List<GridShape> shapes;

    /** Makes the polygons. */
    @Setup
    public void shapes() {
      shapes = Tiling.of(1_000_000, 48, 7).shapes();
    }
  }

  /** A large city: 10,000 grids of 120 vertices. */
  @State(Scope.Thread)
  public static class City {
    private List<GridShape> shapes;

    /** Makes the polygons. */
    @Setup
    public void shapes() {
      shapes = Tiling.of(10_000, 120, 7).shapes();
    }
  }

  /** A million grids. */
  @Benchmark
  public GridIndex single(Province province) {
    return GridIndex.of(province.shapes);
  }

  /** Ten thousand grids. */
  @Benchmark
  public GridIndex tenThousand(City city) {
    return GridIndex.of(city.shapes);
  }
}
