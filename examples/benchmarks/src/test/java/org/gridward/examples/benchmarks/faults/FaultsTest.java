package org.gridward.examples.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridward.store.SqliteCaseStore;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of every fault. */
final class FaultsTest {

  /** Four times what it may take, for a machine that builds something else meanwhile. */
  private static final Duration AT_MOST = Report.LONGEST.multipliedBy(4);

  private static final Set<String> LEFT_OUT = Set.of("link-http", "clock-http", "poison-http");

  /** One for all, so that the archive of the host's classes is made once. */
  @TempDir private static Path folder;

  /** Each of them once; those left out differ in nothing but the transport. */
  static Stream<Named<Fault>> faults() {
    return Faults.ALL.stream()
        .filter(it -> !LEFT_OUT.contains(it.name()))
        .map(it -> Named.of(it.name(), it));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_is_acknowledged_is_there_once_after_every_fault(Fault fault) throws Exception {
    var row = fault.run(Files.createDirectory(folder.resolve(fault.name())), true);

    new Report(System.out).add(row);
    assertThat(row.proof().lost()).as("acknowledged, but not there").isZero();
    assertThat(row.proof().twice()).as("cases beyond the first of a matter").isZero();
    assertThat(row.proof().integrity()).isEqualTo("ok");
    assertThat(row.longest()).isLessThan(AT_MOST);
    assertThat(row.times() == 0 || row.proof().found() > 100).isTrue();
  }

  @Test
  void what_is_acknowledged_and_not_kept_is_lost() throws Exception {
    var database = folder.resolve("empty.db");
    SqliteCaseStore.open(database).close();
    var liar = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    liar.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    liar.start();
    var port = liar.getAddress().getPort();
    try (var devices = Devices.start(Transport.HTTP, port, 1_000, Scene.NO_GARBAGE)) {
      Wait.until("all is acknowledged", () -> devices.ledger().count() >= 50);
      devices.finish();

      var proof = Proof.of(database, devices, List.of(Duration.ZERO));

      assertThat(proof.acknowledged()).isGreaterThanOrEqualTo(50);
      assertThat(proof.lost()).isEqualTo(proof.acknowledged());
      assertThat(proof.isGood()).isFalse();
    } finally {
      liar.stop(0);
    }
  }
}
