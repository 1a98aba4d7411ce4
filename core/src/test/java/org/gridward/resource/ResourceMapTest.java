package org.gridward.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.junit.jupiter.api.Test;

class ResourceMapTest {

  private static final Location GATE = place(0);

  private final ResourceMap map = ResourceMap.create();

  /** A place so many metres north of the gate. */
  private static Location place(double metres) {
    return Location.of(120.9, 30.9 + metres / 110_862, Datum.WGS84);
  }

  private static Resource worker(String id, double metres) {
    return Resource.of(id, ResourceKind.STAFF, "网格员 " + id, place(metres));
  }

  private static Position seen(String id, int second, double metres) {
    return new Position(id, NOW.plusSeconds(second), place(metres));
  }

  private String nearest() {
    return map.snapshot().nearest(GATE, 1, Set.of()).get(0).resource().id();
  }

  private long metresOf(String id) {
    return map.snapshot().nearest(GATE, 99, Set.of()).stream()
        .filter(it -> it.resource().id().equals(id))
        .mapToLong(it -> Math.round(it.metres()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_layer_is_shown_at_once_and_replaced_as_a_whole() {
    map.replace("cameras", List.of(worker("cam-1", 10), worker("cam-2", 20)));
    map.replace("staff", List.of(worker("worker-17", 30)));
    assertThat(map.snapshot().size()).isEqualTo(3);

    map.replace("cameras", List.of(worker("cam-3", 40)));
    assertThat(nearest()).isEqualTo("worker-17");

    map.replace("staff", List.of());
    assertThat(nearest()).isEqualTo("cam-3");
  }

  @Test
  void who_moves_is_seen_there_after_the_next_refresh_only() {
    map.replace("staff", List.of(worker("worker-17", 500), worker("worker-18", 100)));
    var before = map.snapshot();

    map.moved(List.of(seen("worker-17", 1, 5)));
    assertThat(nearest()).isEqualTo("worker-18");

    assertThat(map.refresh()).isTrue();
    assertThat(nearest()).isEqualTo("worker-17");
    assertThat(metresOf("worker-17")).isEqualTo(5);
    assertThat(before.nearest(GATE, 2, Set.of()))
        .as("an older snapshot stays as it was")
        .extracting(Nearby::resource)
        .containsExactly(worker("worker-18", 100), worker("worker-17", 500));
    assertThat(map.refresh()).as("nothing has moved since").isFalse();
  }

  @Test
  void the_newest_position_counts_in_whatever_order_they_come() {
    map.replace("staff", List.of(worker("worker-17", 500)));

    map.moved(List.of(seen("worker-17", 9, 90), seen("worker-17", 3, 30)));
    map.moved(List.of(seen("worker-17", 5, 50), seen("stranger", 9, 1)));
    map.refresh();

    assertThat(metresOf("worker-17")).isEqualTo(90);
    assertThat(map.seenAt("worker-17")).contains(NOW.plusSeconds(9));
    assertThat(map.seenAt("stranger")).isEmpty();
    assertThat(map.snapshot().size()).isEqualTo(1);
  }

  @Test
  void a_layer_that_is_read_again_leaves_people_where_they_are() {
    map.replace("staff", List.of(worker("worker-17", 500)));
    map.moved(List.of(seen("worker-17", 1, 5)));

    map.replace("staff", List.of(worker("worker-17", 500), worker("worker-18", 100)));

    assertThat(metresOf("worker-17")).isEqualTo(5);
    map.replace("staff", List.of());
    map.replace("staff", List.of(worker("worker-17", 500)));
    assertThat(metresOf("worker-17")).as("gone in between").isEqualTo(500);
  }

  @Test
  void an_id_in_two_layers_is_refused_and_changes_nothing() {
    map.replace("cameras", List.of(worker("x-1", 10)));

    assertThatThrownBy(() -> map.replace("staff", List.of(worker("x-1", 20))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Resource id \"x-1\" stands in layer \"cameras\" and again in \"staff\"; give each its"
                + " own.");
    assertThat(metresOf("x-1")).isEqualTo(10);
    map.replace("staff", List.of(worker("x-2", 20)));
    assertThat(map.snapshot().size()).isEqualTo(2);
  }

  @Test
  void who_asks_while_others_move_gets_one_whole_picture() throws Exception {
    var ids = IntStream.range(0, 500).mapToObj(it -> "w" + it).toList();
    map.replace("staff", ids.stream().map(it -> worker(it, 0)).toList());
    var done = new AtomicBoolean();
    var threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> asking =
          () -> {
            var pictures = 0;
            while (!done.get() || pictures == 0) {
              var metres =
                  map.snapshot().nearest(GATE, 500, Set.of()).stream()
                      .map(it -> Math.round(it.metres()))
                      .distinct()
                      .toList();
              assertThat(metres).as("all stand together, as they were moved").hasSize(1);
              pictures++;
            }
            return pictures;
          };
      var asked = List.of(threads.submit(asking), threads.submit(asking));
      for (var second = 1; second <= 200; second++) {
        var positions = new ArrayList<Position>();
        for (var id : ids) {
          positions.add(seen(id, second, second * 7));
        }
        map.moved(positions);
        map.refresh();
      }
      done.set(true);
      for (var it : asked) {
        assertThat(it.get()).isPositive();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }
}
