package org.gridward.examples.benchmarks.faults;

import java.nio.file.Path;
import java.util.List;

/**
 * One message in a hundred is nothing that could be read, in every other block of messages. How
 * quickly the blocks are taken tells what that costs.
 */
record Poison(Transport transport, int perSecond) implements Fault {

  private static final int BLOCK = 1_000;
  private static final int BLOCKS = 40;
  private static final int BRIEFLY = 6;
  private static final int FIRST = 2; // a host that has just been started is slow
  private static final int HUNDRED = 100;

  @Override
  public String name() {
    return "poison-" + transport.word();
  }

  private static boolean isGarbage(long number) {
    return number / BLOCK % 2 == 1 && number % HUNDRED == 0;
  }

  @Override
  public Report.Row run(Path folder, boolean brief) {
    var data = folder.resolve("data");
    try (var scene = Scene.start(folder, data, transport, perSecond, Poison::isGarbage)) {
      var passed = new long[2];
      var blocks = brief ? BRIEFLY : BLOCKS;
      awaitBlock(scene, FIRST);
      for (var block = FIRST; block < FIRST + blocks; block++) {
        var begun = System.nanoTime();
        awaitBlock(scene, block + 1);
        passed[block % 2] += System.nanoTime() - begun;
      }
      var row = scene.row(name(), 1, List.of());
      return row.with(
          "%d dead letters; %.0f a second, %.0f without"
              .formatted(
                  row.proof().deadLetters(), rate(blocks, passed[1]), rate(blocks, passed[0])));
    }
  }

  private static void awaitBlock(Scene scene, int block) {
    Wait.until("a block is sent", () -> scene.ledger().sent() >= block * BLOCK);
  }

  private static double rate(int blocks, long nanos) {
    return blocks / 2 * BLOCK / (nanos / 1e9);
  }
}
