package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.Referee;
import org.gridward.rules.engine.Engine;
import org.junit.jupiter.api.Test;

/**
 * Drools and the referee name the same rows in the same order. A long run: {@code mvn -pl
 * core,rules -am test -Dtest=RefereeTest -Dgridward.decisions=10000000}.
 */
class RefereeTest {

  private static final int DECISIONS = Integer.getInteger("gridward.decisions", 100_000);
  private static final int EVENTS_PER_POLICY = 1_000;

  @Test
  void drools_and_the_referee_name_the_same_rows() {
    var batches = new SplittableRandom(5);
    var asked = 0;
    for (var seed = 0L; asked < DECISIONS; seed++) {
      var random = new RandomPolicy(seed);
      try (var engine = Engine.of(random.policy("seed " + seed))) {
        for (var done = 0; done < EVENTS_PER_POLICY; ) {
          var size = 1 << batches.nextInt(9);
          var events = new ArrayList<LocatedEvent>();
          for (var i = 0; i < size; i++) {
            events.add(random.event(seed + "/" + done++));
          }
          compare(engine, events);
          asked += size;
        }
        assertThat(engine.isAtRest()).isTrue();
      }
    }
    System.out.printf("%,d decisions, each as the referee says%n", asked);
  }

  private static void compare(Engine engine, ArrayList<LocatedEvent> events) {
    for (var verdict : engine.judge(events)) {
      var expected = Referee.judge(verdict.rules(), verdict.located());
      if (!verdict.ruling().equals(expected)) { // words only where they are needed
        assertThat(verdict.ruling()).as(verdict.located().toString()).isEqualTo(expected);
      }
    }
  }

  @Test
  void they_agree_in_any_thread_and_whatever_is_loaded_between() throws Exception {
    var live = new AtomicReference<>(Engine.of(new RandomPolicy(0).policy("0")));
    var seen = new ConcurrentHashMap<String, Integer>();
    var threads = Executors.newFixedThreadPool(4);
    var deciders = new ArrayList<Future<Integer>>();
    for (var i = 0; i < 4; i++) {
      deciders.add(threads.submit(decide(live, seen, 1_000 + i)));
    }
    for (var version = 1; deciders.stream().anyMatch(it -> !it.isDone()); version++) {
      live.getAndSet(Engine.of(new RandomPolicy(version).policy("" + version))).close();
    }
    for (var decider : deciders) {
      assertThat(decider.get()).isEqualTo(DECISIONS / 40 / 20 * 20);
    }
    threads.shutdown();
    live.get().close();
    assertThat(seen).hasSizeGreaterThan(1);
  }

  private static Callable<Integer> decide(
      AtomicReference<Engine> live, Map<String, Integer> seen, long seed) {
    return () -> {
      var random = new RandomPolicy(seed);
      var decided = 0;
      for (; decided < DECISIONS / 40 / 20 * 20; decided += 20) {
        var events = new ArrayList<LocatedEvent>();
        for (var i = 0; i < 20; i++) {
          events.add(random.event(seed + "/" + decided + i));
        }
        var engine = live.get();
        compare(engine, events);
        seen.merge(engine.rules().revision(), 1, Integer::sum);
      }
      return decided;
    };
  }
}
