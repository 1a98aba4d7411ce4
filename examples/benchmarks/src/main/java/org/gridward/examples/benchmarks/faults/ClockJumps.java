package org.gridward.examples.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.examples.benchmarks.PolicyFolder;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.examples.benchmarks.parts.Town;

/**
 * The town's clock jumps three days ahead and back again, and three days behind, while the devices'
 * clocks are right. The town is the library with a clock that can be told to jump.
 */
record ClockJumps(Transport transport) implements Fault {

  private static final int PER_SECOND = 300;
  private static final int ROUNDS = 5;
  private static final Duration PAUSE = Duration.ofMillis(1_500);
  private static final Duration FAR = Duration.ofDays(3);
  private static final List<Duration> JUMPS =
      List.of(FAR, Duration.ZERO, FAR.negated(), Duration.ZERO);

  @Override
  public String name() {
    return "clock-" + transport.word();
  }

  @Override
  public Report.Row run(Path folder, boolean brief) throws IOException {
    PolicyFolder.write(folder.resolve("policy"));
    var town = Child.start(Town.class, List.of("-Xmx512m"), folder.toString(), "-", "20000");
    var port = town.greeting().get(transport.word()).asInt();
    try (var devices = Devices.start(transport, port, PER_SECOND, Scene.NO_GARBAGE)) {
      var delays = new ArrayList<Duration>();
      var rounds = brief ? 1 : ROUNDS;
      for (var round = 0; round < rounds; round++) {
        for (var jump : JUMPS) {
          Wait.pass(PAUSE);
          delays.add(devices.ledger().nextAck().after(() -> town.ask("clock " + jump)));
        }
      }
      devices.finish();
      town.kill();
      return new Report.Row(
          name(),
          rounds * JUMPS.size(),
          devices.ledger().sent(),
          Proof.of(folder.resolve("town.db"), devices, List.of(Duration.ZERO, FAR, FAR.negated())),
          delays,
          Optional.empty());
    } finally {
      town.kill();
    }
  }
}
