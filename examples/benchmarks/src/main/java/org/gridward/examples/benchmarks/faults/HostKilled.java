package org.gridward.examples.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;

/** The host is killed by {@code kill -9} and started again on the same folder and ports. */
record HostKilled(Transport transport, int kills) implements Fault {

  private static final int BRIEFLY = 2;
  private static final int PER_SECOND = 500;

  @Override
  public String name() {
    return "kill-" + transport.word();
  }

  @Override
  public Report.Row run(Path folder, boolean brief) {
    var random = new Random(17);
    var times = brief ? BRIEFLY : kills;
    try (var scene = Scene.start(folder, transport, PER_SECOND)) {
      var delays = new ArrayList<Duration>();
      for (var kill = 0; kill < times; kill++) {
        scene.awaitMore(PER_SECOND / 4 + random.nextInt(PER_SECOND));
        scene.host().kill();
        delays.add(scene.untilNext(scene.host()::restart));
      }
      return scene.row(name(), times, delays);
    }
  }
}
