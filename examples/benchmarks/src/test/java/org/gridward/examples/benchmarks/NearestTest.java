package org.gridward.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gridward.examples.benchmarks.Nearest.Jts.Spot;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void what_is_compared_gives_the_same_answers() {
    var town = town();
    var same = town();
    var index = new Nearest.Index();
    index.build(town);
    var jts = new Nearest.Jts();
    jts.build(town);
    var nearest = new Nearest();

    for (var i = 0; i < 500; i++) {
      var here = town.ahead();
      assertThat(nearest.single(town, index)).isEqualTo(10);
      var found =
          Arrays.stream(nearest.baseline(same, jts))
              .map(Spot.class::cast)
              .mapToDouble(it -> here.metresTo(it.longitude(), it.latitude()))
              .sorted()
              .toArray();
      assertThat(found).containsExactly(index.metres, within(1e-6));
    }
  }

  private static Nearest.Town town() {
    var town = new Nearest.Town();
    town.draw();
    return town;
  }
}
