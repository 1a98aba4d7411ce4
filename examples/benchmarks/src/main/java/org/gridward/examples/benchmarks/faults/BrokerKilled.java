package org.gridward.examples.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;

/** The broker is killed by {@code kill -9} and started again on its files. */
record BrokerKilled() implements Fault {

  private static final int TIMES = 20;
  private static final int BRIEFLY = 2;
  private static final int PER_SECOND = 500;

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Report.Row run(Path folder, boolean brief) {
    var random = new Random(18);
    var times = brief ? BRIEFLY : TIMES;
    try (var scene = Scene.start(folder, Transport.MQTT, PER_SECOND)) {
      var delays = new ArrayList<Duration>();
      for (var kill = 0; kill < times; kill++) {
        scene.awaitMore(PER_SECOND / 4 + random.nextInt(PER_SECOND));
        scene.killBroker();
        delays.add(scene.untilNext(scene::startBroker));
      }
      return scene.row(name(), times, delays);
    }
  }
}
