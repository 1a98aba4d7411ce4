package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.testkit.Samples.NOW;
import static org.gridward.testkit.Samples.assigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridward.casefile.CaseState;
import org.gridward.decision.Grade;
import org.gridward.event.DeadLetter;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.store.Receipt.Outcome;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a file can promise: it is there again, whatever happened to the process. */
final class SqliteDurabilityTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("gridward.db");
  }

  private static Filing filing(String id) {
    var event = Event.builder(new EventId(id), Source.GRID_WORKER, "report", NOW).build();
    return Filing.decided(LocatedEvent.nowhere(event), assigned(Grade.GENERAL));
  }

  @Test
  void a_store_that_is_opened_again_has_everything() {
    var bytes = RawBytes.of("no event".getBytes(StandardCharsets.UTF_8));
    var letter = DeadLetter.of("onvif", "/alerts/onvif", "192.0.2.1", NOW, bytes, "no event");
    Receipt receipt;
    try (var store = SqliteCaseStore.open(file())) {
      var batch = new Batch(List.of(filing("worker-1")), List.of(letter), SHANGHAI);
      receipt = store.write(batch).get(0);
    }

    try (var store = SqliteCaseStore.open(file())) {
      var found = store.findCase(receipt.caseId().orElseThrow()).orElseThrow();
      assertThat(found.decision()).isEqualTo(assigned(Grade.GENERAL));
      assertThat(found.steps()).isNotEmpty();
      assertThat(store.findEvent(new EventId("worker-1")).orElseThrow().receipt())
          .isEqualTo(receipt);
      assertThat(store.listNotices(found.id())).isNotEmpty();
      assertThat(store.listDeadLetters(10)).extracting(it -> it.letter()).containsExactly(letter);
      var again = store.write(new Batch(List.of(filing("worker-1")), List.of(), SHANGHAI));
      assertThat(again.get(0).outcome()).isEqualTo(Outcome.DUPLICATE);
    }
  }

  @Test
  void what_was_acknowledged_before_a_kill_is_there_once() throws Exception {
    var said = new ArrayList<String>();
    for (var kill = 0; kill < 3; kill++) {
      var enough = 40 + 30 * kill;
      var process = child();
      Await.until("events are durable", () -> said().size() >= enough);
      process.destroyForcibly().waitFor();
      said.addAll(said());
    }

    try (var store = SqliteCaseStore.open(file())) {
      assertThat(said).hasSizeGreaterThan(200);
      assertThat(said)
          .allSatisfy(it -> assertThat(store.findEvent(new EventId(it))).as(it).isPresent());
      var totals = store.totals();
      var cases = totals.cases().values().stream().mapToLong(Long::longValue).sum();
      assertThat(cases).isEqualTo(totals.events().get(Outcome.OPENED));
    }
    assertThat(libraries()).as("libraries that killed processes left").hasSizeLessThanOrEqualTo(2);
  }

  /** The whole lines that the child has said. */
  private List<String> said() {
    try {
      var text = Files.readString(folder.resolve("said"));
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> libraries() throws IOException {
    try (var files = Files.list(folder.resolve("native"))) {
      return files.filter(it -> !it.toString().endsWith(".lck")).toList();
    }
  }

  private Process child() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", path, EndlessWriter.class.getName(), file().toString())
        .redirectOutput(folder.resolve("said").toFile())
        .redirectError(folder.resolve("child.log").toFile())
        .start();
  }

  /** Opens the store and writes for ever; says the id of every event that is durable. */
  static final class EndlessWriter {

    public static void main(String[] args) {
      var store = SqliteCaseStore.open(Path.of(args[0]));
      var start = store.totals().events().getOrDefault(Outcome.OPENED, 0L);
      for (var i = start; ; i++) {
        var ids = List.of("a" + i, "b" + i);
        var filings = ids.stream().map(SqliteDurabilityTest::filing).toList();
        store.write(new Batch(filings, List.of(), SHANGHAI));
        ids.forEach(System.out::println);
      }
    }
  }

  @Test
  void a_second_opener_is_turned_away_with_what_to_do() throws Exception {
    try (var store = SqliteCaseStore.open(file())) {
      assertThatThrownBy(() -> SqliteCaseStore.open(file()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("gridward.db is open in another place; stop that one first");

      var process = child();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(process.exitValue()).isNotZero();
      assertThat(Files.readString(folder.resolve("child.log"))).contains("open in another place");
      assertThat(store.totals().cases()).isEmpty();
    }
  }

  @Test
  void what_could_not_be_synced_is_not_told_as_kept_and_nothing_is_lost_behind_it()
      throws Exception {
    var fails = new AtomicBoolean(true);
    try (var sqlite = SqliteFile.open(file())) {
      var writer = new Writer("test", new Wrapped(sqlite, it -> it, fails));

      assertThatThrownBy(() -> write(writer, "worker-1"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("test cannot be written");
      assertThatThrownBy(() -> write(writer, "worker-2"))
          .isInstanceOf(StoreUnavailableException.class);

      fails.set(false);
      assertThat(write(writer, "worker-1")).isEqualTo(Outcome.DUPLICATE);
      assertThat(write(writer, "worker-3")).isEqualTo(Outcome.OPENED);
      writer.close();
    }
    try (var store = SqliteCaseStore.open(file())) {
      assertThat(store.totals().cases()).containsEntry(CaseState.DISPATCHED, 3L);
    }
  }

  private static Outcome write(Writer writer, String id) {
    var batch = new Batch(List.of(filing(id)), List.of(), SHANGHAI);
    return writer.write(1, tables -> new Ledger(tables).write(batch)).get(0).outcome();
  }

  /** A file whose connections are made otherwise, and whose log cannot be synced for a while. */
  private record Wrapped(SqliteFile file, UnaryOperator<Connection> made, AtomicBoolean fails)
      implements Writer.Medium {

    @Override
    public Connection openForWriting() throws SQLException {
      return made.apply(file.openForWriting());
    }

    @Override
    public Connection openForCopying() throws SQLException {
      return file.openForCopying();
    }

    @Override
    public Log openLog() throws IOException {
      var log = file.openLog();
      if (fails.get()) {
        log.close();
      }
      return log;
    }
  }

  @Test
  void a_long_log_is_copied_while_writing_goes_on() throws Exception {
    var log = folder.resolve("gridward.db-wal");
    try (var store = SqliteCaseStore.open(file())) {
      var longest = 0L;
      for (var i = 0; i < 100; i++) {
        var batch = i * 500;
        var filings =
            IntStream.range(batch, batch + 500).mapToObj(it -> filing("worker-" + it)).toList();
        store.write(new Batch(filings, List.of(), SHANGHAI));
        longest = Math.max(longest, Files.size(log));
      }
      assertThat(longest).as("bytes of the log").isBetween(128L << 20, 160L << 20);
      assertThat(Files.size(file())).as("bytes of the tables").isGreaterThan(32L << 20);
    }
  }

  /** The file as a kill would leave it. */
  private Path copied() throws IOException {
    for (var end : List.of("", "-wal")) {
      Files.copy(folder.resolve("gridward.db" + end), folder.resolve("copy.db" + end));
    }
    return folder.resolve("copy.db");
  }

  private static List<Filing> signs(String round) {
    return IntStream.range(0, 300)
        .mapToObj(
            it ->
                Event.builder(new EventId(round + it), Source.SENSOR, "device.heartbeat", NOW)
                    .device(Device.of("lamp:" + it))
                    .phase(Phase.HEARTBEAT)
                    .build())
        .map(it -> Filing.undecided(LocatedEvent.nowhere(it)))
        .toList();
  }

  @Test
  void what_many_devices_said_is_known_soon_and_after_a_kill_too() throws Exception {
    Path copy;
    try (var store = SqliteCaseStore.open(file())) {
      for (var round : List.of("a", "b", "c")) {
        store.write(new Batch(signs(round), List.of(), SHANGHAI));
      }
      copy = copied();
      Await.until("nothing is behind", () -> messages(store).equals(Set.of(3L)));
    }
    try (var store = SqliteCaseStore.open(copy)) {
      store.write(new Batch(signs("d"), List.of(), SHANGHAI));
      Await.until("nothing is behind", () -> messages(store).equals(Set.of(4L)));
    }
  }

  private static Set<Long> messages(CaseStore store) {
    return store.listDevices("", 300).stream()
        .map(DeviceSeen::messages)
        .collect(Collectors.toSet());
  }

  @Test
  void no_step_can_be_changed_or_taken_out() throws Exception {
    try (var store = SqliteCaseStore.open(file())) {
      store.write(new Batch(List.of(filing("worker-1")), List.of(), SHANGHAI));
    }

    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("update step set body = ''"))
          .hasMessageContaining("a step is permanent");
      assertThatThrownBy(() -> statement.executeUpdate("delete from step"))
          .hasMessageContaining("a step stays");
    }
  }

  @Test
  void a_full_disk_keeps_nothing_of_a_batch_and_takes_it_when_there_is_room() throws Exception {
    SqliteCaseStore.open(file()).close();
    var room = new AtomicInteger(80); // pages
    try (var sqlite = SqliteFile.open(file())) {
      var writer =
          new Writer(
              "test", new Wrapped(sqlite, it -> limited(it, room.get()), new AtomicBoolean()));
      var filings = new ArrayList<Filing>();
      for (var i = 0; i < 300; i++) {
        filings.add(filing("worker-" + i));
      }
      var batch = new Batch(filings, List.of(), SHANGHAI);

      assertThatThrownBy(() -> writer.write(300, tables -> new Ledger(tables).write(batch)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("free the disk");

      room.set(1_000_000);
      var receipts = writer.write(300, tables -> new Ledger(tables).write(batch));
      assertThat(receipts).extracting(Receipt::outcome).containsOnly(Outcome.OPENED);
      writer.close();
    }
  }

  private static Connection limited(Connection connection, int pages) {
    try (var statement = connection.createStatement()) {
      statement.execute("pragma max_page_count = " + pages);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
