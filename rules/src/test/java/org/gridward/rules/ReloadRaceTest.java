package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridward.decision.Decision.Assigned;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Policies change while batches are decided, a third of them to broken ones: each batch belongs to
 * exactly one accepted revision, and none is lost.
 */
final class ReloadRaceTest {

  private static final int RELOADS = 500;
  private static final int THREADS = 8;

  @TempDir private Path folder;

  @Test
  void a_batch_is_decided_by_one_revision_and_by_all_of_it() throws Exception {
    copyPolicy();
    try (var rules = RuleBase.load(folder)) {
      var good = rules.revision();
      write("环卫所", "综合行政执法队");
      rules.reload();
      var other = rules.revision();
      assertThat(other).isNotEqualTo(good);
      var leads = Map.of(good, "环卫所", other, "综合行政执法队");

      var ended = new AtomicBoolean();
      var threads = Executors.newFixedThreadPool(THREADS);
      var deciders = new ArrayList<Future<Integer>>();
      for (var i = 0; i < THREADS; i++) {
        deciders.add(threads.submit(decideUntil(ended, rules, leads)));
      }
      var owners = List.of("综合行政执法队", "环卫所", "查无此局"); // the last is unknown
      for (var i = 0; i < RELOADS; i++) {
        write(owners.get(i % 3), owners.get((i + 1) % 3));
        var isBroken = owners.get((i + 1) % 3).equals("查无此局");
        assertThat(rules.reload().accepted()).isEqualTo(!isBroken);
      }
      ended.set(true);

      for (var decider : deciders) {
        assertThat(decider.get()).isPositive();
      }
      threads.shutdown();
      assertThat(rules.revision()).isIn(good, other);
    }
  }

  private static Callable<Integer> decideUntil(
      AtomicBoolean ended, RuleBase rules, Map<String, String> leads) {
    return () -> {
      var batches = 0;
      do {
        var decisions = rules.decide(Collections.nCopies(20, garbage()));
        var revisions = decisions.stream().map(it -> it.explanation().revision()).distinct();
        var revision = assertThat(revisions.toList()).hasSize(1).actual().get(0);
        assertThat(decisions)
            .hasSize(20)
            .allSatisfy(
                it -> assertThat(((Assigned) it).lead().name()).isEqualTo(leads.get(revision)));
        batches++;
      } while (!ended.get());
      return batches;
    };
  }

  private static LocatedEvent garbage() {
    var at = Instant.parse("2026-03-02T02:00:00Z");
    return LocatedEvent.nowhere(
        Event.builder(new EventId("g"), Source.GRID_WORKER, "city.garbage", at).build());
  }

  private void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(ReloadRaceTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  /** Gives the row for garbage to another department. */
  private void write(String before, String after) throws IOException {
    var sheet = folder.resolve("派单规则.csv");
    var row = "SR-013,任意,暴露垃圾,任意,任意,任意,任意,任意,,";
    var text = Files.readString(sheet);
    assertThat(text).contains(row + before);
    Files.writeString(sheet, text.replace(row + before, row + after));
  }
}
