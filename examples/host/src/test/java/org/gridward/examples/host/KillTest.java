package org.gridward.examples.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.protocol.cloudevents.CloudEventsCodec;
import org.gridward.store.Receipt;
import org.gridward.store.SqliteCaseStore;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a host again and again while devices send: nothing that was acknowledged is missing
 * afterwards, and no matter has two cases. {@code -Dgridward.kills=10} for more than two times.
 */
final class KillTest {

  private static final int KILLS = Integer.getInteger("gridward.kills", 2);

  @TempDir private Path folder;

  private final int mqtt = HostUnderTest.freePort();

  @Test
  void what_was_acknowledged_survives_every_kill_once() throws Exception {
    var random = new Random(17);
    try (var broker = startBroker();
        var host = HostUnderTest.start(folder, Map.of("GRIDWARD_MQTT_URL", brokerAddress()));
        var sender = new SteadySender(brokerAddress())) {
      sender.start();
      for (var kill = 0; kill < KILLS; kill++) {
        var enough = sender.sent() + 500 + random.nextInt(1_000);
        Await.until("alerts are sent", () -> sender.sent() >= enough);
        host.kill();
        host.restart();
      }
      sender.stop();
      Await.until("all is acknowledged", () -> sender.acknowledged().size() == sender.sent());
      Await.until(
          "the host has taken what the broker kept for it",
          Duration.ofMinutes(2),
          () -> events(host) >= sender.acknowledged().size());
      assertThat(broker.isAlive()).isTrue();
      host.kill();
      prove(sender);
    }
  }

  private void prove(SteadySender sender) {
    try (var store = SqliteCaseStore.open(folder.resolve("data").resolve("gridward.db"))) {
      var missing =
          sender.acknowledged().stream().filter(it -> find(store, it).isEmpty()).sorted().toList();
      assertThat(missing).as("acknowledged, but not there after %d kills", KILLS).isEmpty();

      var cases =
          IntStream.range(0, sender.sent())
              .boxed()
              .filter(it -> find(store, it).isPresent())
              .collect(
                  groupingBy(
                      SteadySender::matter,
                      mapping(it -> find(store, it).orElseThrow().caseId(), toSet())));
      assertThat(cases)
          .hasSizeGreaterThan(KILLS * 50)
          .allSatisfy((key, ids) -> assertThat(ids).hasSize(1));
      var opened = store.totals().cases().values().stream().mapToLong(Long::longValue).sum();
      assertThat(opened).as("cases").isEqualTo(cases.size());
      System.out.printf(
          "%d kills: %d alerts sent, %d acknowledged, 0 missing, %d matters, %d cases%n",
          KILLS, sender.sent(), sender.acknowledged().size(), cases.size(), opened);
    }
  }

  /** What became of an alert; a repeat is only counted, with its case. */
  private static Optional<Receipt> find(SqliteCaseStore store, int number) {
    return store.lookUp(List.of(event(number))).get(0);
  }

  private static Event event(int number) {
    try {
      var inbound =
          Inbound.mqtt(
                  "cloudevents", "cloudevents/steady", SteadySender.payload(number), Instant.now())
              .build();
      return new CloudEventsCodec().decode(inbound).events().get(0);
    } catch (MalformedPayload e) {
      throw new IllegalStateException(e);
    }
  }

  private ChildJvm startBroker() {
    var broker =
        ChildJvm.start(
            BrokerMain.class,
            List.of(String.valueOf(mqtt), folder.resolve("broker").toString()),
            Map.of(),
            folder.resolve("broker.log"));
    Await.until("the broker listens", () -> broker.log().contains(BrokerMain.READY));
    return broker;
  }

  private String brokerAddress() {
    return "tcp://127.0.0.1:" + mqtt;
  }

  /** How many events the store of the running host has. */
  private static long events(HostUnderTest host) {
    return host.get("/prometheus")
        .body()
        .lines()
        .filter(it -> it.startsWith("gridward_events"))
        .mapToLong(it -> (long) Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
        .sum();
  }
}
