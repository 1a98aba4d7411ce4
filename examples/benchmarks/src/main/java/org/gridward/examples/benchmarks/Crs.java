package org.gridward.examples.benchmarks;

import java.util.SplittableRandom;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.Wgs84;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One place after the other out of a million, as maps of GCJ-02 give them. */
@State(Scope.Thread)
public class Crs {

  private static final int COUNT = 1 << 20;

  private Location[] places;
  private int next;

  /** Makes the places: a degree by a degree and more around Jiaxing. */
  @Setup
  public void places() {
    var random = new SplittableRandom(3);
    places = new Location[COUNT];
    for (var i = 0; i < COUNT; i++) {
      places[i] =
          Location.of(120 + random.nextDouble(), 30.5 + 0.8 * random.nextDouble(), Datum.GCJ02);
    }
  }

  /** The public conversion, with its records. */
  @Benchmark
  public Location single() {
    next = (next + 1) & (COUNT - 1);
    return Wgs84.of(places[next]);
  }
}
