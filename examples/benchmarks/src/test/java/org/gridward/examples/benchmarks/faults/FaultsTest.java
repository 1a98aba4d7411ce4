package org.gridward.examples.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of every fault. */
final class FaultsTest {

  /** Four times what it may take, for a machine that builds something else meanwhile. */
  private static final Duration AT_MOST = Report.LONGEST.multipliedBy(4);

  @TempDir private Path folder;

  static Stream<Fault> faults() {
    return Faults.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_is_acknowledged_is_there_once_after_every_fault(Fault fault) throws Exception {
    var row = fault.run(folder, true);

    new Report(System.out).add(row);
    assertThat(row.proof().lost()).as("acknowledged, but not there").isZero();
    assertThat(row.proof().twice()).as("cases beyond the first of a matter").isZero();
    assertThat(row.proof().integrity()).isEqualTo("ok");
    assertThat(row.longest()).isLessThan(AT_MOST);
    assertThat(row.times() == 0 || row.proof().found() > 100).isTrue();
  }
}
