package org.gridward.examples.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/**
 * The line is down between host and broker, or between host and devices: cut three times, and dead
 * once, so that neither side is told.
 */
record LinkDown(Transport transport) implements Fault {

  private static final int PER_SECOND = 300;
  private static final int CUTS = 3;
  private static final Duration CUT = Duration.ofSeconds(6);
  private static final Duration DEAD = Duration.ofSeconds(120);
  private static final Duration BRIEFLY = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "link-" + transport.word();
  }

  @Override
  public Report.Row run(Path folder, boolean brief) {
    var cuts = brief ? 1 : CUTS;
    try (var scene = Scene.start(folder, transport, PER_SECOND)) {
      var delays = new ArrayList<Duration>();
      for (var i = 0; i < cuts; i++) {
        delays.add(down(scene, Link.State.CUT, brief ? BRIEFLY : CUT));
      }
      delays.add(down(scene, Link.State.DEAD, brief ? BRIEFLY : DEAD));
      return scene.row(name(), cuts + 1, delays);
    }
  }

  private static Duration down(Scene scene, Link.State state, Duration length) {
    scene.awaitMore(PER_SECOND);
    scene.link().become(state);
    Wait.pass(length);
    return scene.untilNext(() -> scene.link().become(Link.State.WHOLE));
  }
}
