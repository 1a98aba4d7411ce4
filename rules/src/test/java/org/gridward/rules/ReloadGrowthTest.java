package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that changes a thousand times leaves nothing behind. */
final class ReloadGrowthTest {

  private static final int WARM_UP = 200;
  private static final int RELOADS = 1_000;
  private static final long CLASSES = 1L << 20;
  private static final long HEAP = 8L << 20;

  @TempDir private Path folder;

  @Test
  void a_thousand_reloads_grow_neither_metaspace_nor_heap() throws Exception {
    copyPolicy();
    try (var rules = RuleBase.load(folder)) {
      reload(rules, WARM_UP);
      var classes = metaspace();
      var heap = heap();

      reload(rules, RELOADS);

      assertThat(metaspace() - classes).as("metaspace").isLessThan(CLASSES);
      assertThat(heap() - heap).as("heap").isLessThan(HEAP);
    }
  }

  private void reload(RuleBase rules, int times) throws IOException {
    for (var i = 0; i < times; i++) {
      write(i % 2 == 0 ? "环卫所" : "综合行政执法队", i % 2 == 0 ? "综合行政执法队" : "环卫所");
      assertThat(rules.reload().accepted()).isTrue();
      assertThat(rules.decide(List.of(garbage()))).hasSize(1);
    }
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(it -> it.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(it -> it.getUsed())
        .findFirst()
        .orElseThrow();
  }

  private static long heap() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static LocatedEvent garbage() {
    var at = Instant.parse("2026-03-02T02:00:00Z");
    return LocatedEvent.nowhere(
        Event.builder(new EventId("g"), Source.GRID_WORKER, "city.garbage", at).build());
  }

  private void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(ReloadGrowthTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void write(String before, String after) throws IOException {
    var sheet = folder.resolve("派单规则.csv");
    var row = "SR-013,任意,暴露垃圾,任意,任意,任意,任意,任意,,";
    var text = Files.readString(sheet);
    assertThat(text).contains(row + before);
    Files.writeString(sheet, text.replace(row + before, row + after));
  }
}
