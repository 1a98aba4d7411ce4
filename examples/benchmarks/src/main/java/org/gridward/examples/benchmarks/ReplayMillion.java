package org.gridward.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridward.grid.GridIndex;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.Replay;
import org.gridward.rules.replay.Replay.Baseline;
import org.gridward.rules.replay.StoredEvents;
import org.gridward.store.Batch;
import org.gridward.store.Filing;
import org.gridward.store.SqliteCaseStore;
import org.gridward.testkit.Tiling;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A million events of a store, decided by two policies of 1,000 rows in two threads. */
public class ReplayMillion {

  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 2_000;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** The store and the policies. */
  @State(Scope.Thread)
  public static class Town {
    private Path folder;
    private SqliteCaseStore store;
    private GridIndex grids;
    private RuleSet active;
    private RuleSet candidate;

    /** Fills it. */
    @Setup
    public void fill() throws IOException {
      var sheets = new PolicySheets(1_000, 7);
      active = sheets.read();
      candidate = new PolicySheets(1_000, 8).read();
      grids = GridIndex.of(Tiling.of(66, 120, 7).shapes());
      folder = Files.createTempDirectory("replay");
      store = SqliteCaseStore.open(folder.resolve("town.db"));
      var events = new PolicyEvents(11);
      try (var engine = Engine.of(active)) {
        for (var done = 0; done < EVENTS; done += BATCH) {
          var filings = new ArrayList<Filing>();
          var drawn = events.draw(done, BATCH, sheets.categories());
          var decisions = engine.decide(drawn);
          for (var i = 0; i < BATCH; i++) {
            filings.add(Filing.decided(drawn.get(i), decisions.get(i)));
          }
          store.write(new Batch(filings, List.of(), SHANGHAI));
        }
      }
    }

    /** Deletes it. */
    @TearDown
    public void delete() throws IOException {
      store.close();
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** All of them. */
  @Benchmark
  public Object single(Town town) {
    var past =
        new StoredEvents(
            town.store, town.grids, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    return Replay.run(town.candidate, town.active, Baseline.ACTIVE, past, 2, read -> {});
  }
}
