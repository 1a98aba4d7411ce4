package org.gridward.sensors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.Broker;
import org.gridward.sensors.testkit.Link;
import org.gridward.sensors.testkit.Publisher;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttSourceTest {

  private static Broker broker;
  private static Publisher device;

  @TempDir Path folder;

  private final String clientId = "host-" + UUID.randomUUID();
  private Bench bench;
  private Intake intake;
  private MqttSource source;

  @BeforeAll
  static void startBroker(@TempDir Path home) throws MqttException {
    broker = Broker.start(Broker.freePort(), home);
    device = Publisher.to(broker.address());
  }

  @AfterAll
  static void stopBroker() throws MqttException {
    device.close();
    broker.close();
  }

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake().start();
  }

  @AfterEach
  void stop() {
    bench.close();
    source.stop();
    intake.close();
    source.close();
  }

  private MqttSettings settings(URI address) {
    return MqttSettings.of(address, clientId)
        .bindings(List.of(MqttBinding.of("plain/" + clientId + "/#", "plain")));
  }

  private void listen(MqttSettings settings) {
    source = MqttSource.start(settings, intake, ZoneOffset.UTC, bench.clock);
  }

  private void connect(MqttSettings settings) {
    listen(settings);
    Await.until("it is connected", () -> source.health().connected());
  }

  /** The broker collects messages for a host that is away. */
  private void leaveSession() {
    connect(settings(broker.address()));
    source.close();
  }

  private void publish(String words) throws MqttException {
    device.publish("plain/" + clientId + "/1", words);
  }

  @Test
  void a_message_is_acknowledged_after_its_commit() throws MqttException {
    connect(settings(broker.address()));
    bench.store.block();

    publish("a");
    Await.until("the write has begun", bench.store::isBlocking);

    assertThat(source.health().unacknowledged()).isEqualTo(1);
    bench.store.unblock();
    Await.until("it is acknowledged", () -> source.health().unacknowledged() == 0);
    assertThat(find("a")).isPresent();
  }

  @Test
  void what_was_acknowledged_is_not_sent_again() throws MqttException {
    connect(settings(broker.address()));
    publish("a");
    Await.until("it is acknowledged", () -> intake.counts().acknowledged() == 1);

    source.close();
    connect(settings(broker.address()));
    publish("b");
    Await.until("the next has come", () -> find("b").isPresent());

    assertThat(source.health().sessionPresent()).isTrue();
    assertThat(intake.counts().received()).isEqualTo(2);
  }

  @Test
  void what_was_not_acknowledged_comes_again_to_the_next_host() throws MqttException {
    connect(settings(broker.address()));
    bench.store.away(true);
    publish("a");
    Await.until("it is tried", () -> intake.counts().retried() > 0);
    source.close();
    assertThat(find("a")).isEmpty();

    var next = new Bench(folder);
    try (var other = next.intake().start();
        var again =
            MqttSource.start(settings(broker.address()), other, ZoneOffset.UTC, next.clock)) {
      Await.until("it has come", () -> next.store.real().findEvent(new EventId("a")).isPresent());
      Await.until("it is acknowledged", () -> again.health().unacknowledged() == 0);
    }
  }

  @Test
  void a_cut_link_loses_nothing_and_doubles_nothing() throws IOException, MqttException {
    try (var link = Link.to(broker.address().getPort())) {
      leaveSession();
      publish("a");
      publish("b");
      bench.store.block();
      connect(settings(Broker.address(link.port())));
      Await.until("both have come", () -> source.health().unacknowledged() == 2);

      link.cut();
      Await.until("it is connected anew", () -> source.health().connections() == 2);
      Await.until("both have come again", () -> source.health().unacknowledged() == 2);
      bench.store.unblock();

      Await.until("all is acknowledged", () -> source.health().unacknowledged() == 0);
      assertThat(source.health().sessionPresent()).isTrue();
      assertThat(source.health().lastError()).isEmpty();
      Await.until("all is done", () -> intake.counts().waiting() == 0);
      assertThat(intake.counts().opened()).isEqualTo(2);
      assertThat(intake.counts().duplicates()).isEqualTo(intake.counts().received() - 2);
    }
  }

  @Test
  void a_broker_that_starts_late_or_again_is_listened_to(@TempDir Path home) throws MqttException {
    var port = Broker.freePort();
    listen(settings(Broker.address(port)));
    Await.until("it has tried", () -> source.health().lastError().isPresent());
    assertThat(source.health().connected()).isFalse();

    try (var late = Broker.start(port, home.resolve("1"))) {
      Await.until("it is connected", () -> source.health().connected());
      publishTo(late.address(), "a");
      Await.until("it has come", () -> find("a").isPresent());
    }
    Await.until("the broker is gone", () -> !source.health().connected());

    try (var again = Broker.start(port, home.resolve("2"))) {
      Await.until("it is connected again", () -> source.health().connected());
      assertThat(source.health().sessionPresent()).isFalse();
      publishTo(again.address(), "b");
      Await.until("it has subscribed again", () -> find("b").isPresent());
      source.close();
    }
  }

  private void publishTo(URI address, String words) throws MqttException {
    try (var publisher = Publisher.to(address)) {
      publisher.publish("plain/" + clientId + "/1", words);
    }
  }

  @Test
  void the_broker_keeps_what_comes_while_the_host_is_away() throws MqttException {
    leaveSession();
    for (var i = 0; i < 100; i++) {
      publish("event-" + i);
    }

    connect(settings(broker.address()));

    Await.until("all have come", () -> intake.counts().opened() == 100);
    assertThat(source.health().sessionPresent()).isTrue();
  }

  @Test
  void a_session_that_expires_at_once_keeps_nothing() throws MqttException {
    connect(settings(broker.address()).sessionExpiry(Duration.ZERO));
    source.close();
    publish("a");

    connect(settings(broker.address()).sessionExpiry(Duration.ZERO));
    publish("b");
    Await.until("the second has come", () -> find("b").isPresent());

    assertThat(source.health().sessionPresent()).isFalse();
    assertThat(find("a")).isEmpty();
  }

  @Test
  void garbage_is_kept_as_a_dead_letter_and_acknowledged() throws MqttException {
    connect(settings(broker.address()));

    publish("garbage");
    publish("crash");
    publish("a");

    Await.until("all is acknowledged", () -> intake.counts().acknowledged() == 3);
    assertThat(source.health().unacknowledged()).isZero();
    assertThat(bench.letters())
        .extracting(it -> it.letter().origin())
        .containsExactly("plain/" + clientId + "/1", "plain/" + clientId + "/1");
    assertThat(find("a")).isPresent();
  }

  @Test
  void no_more_than_the_receive_maximum_is_in_hand() throws MqttException {
    leaveSession();
    for (var i = 0; i < 40; i++) {
      publish("event-" + i);
    }
    bench.store.block();

    connect(settings(broker.address()).receiveMaximum(5));
    Await.until("five have been taken in", () -> intake.counts().received() == 5);
    assertThat(source.health().unacknowledged()).isEqualTo(5);
    bench.store.unblock();

    Await.until("all have come", () -> intake.counts().opened() == 40);
    Await.until("all is acknowledged", () -> source.health().unacknowledged() == 0);
  }

  @Test
  void a_burst_comes_in_order_and_once() throws MqttException {
    connect(settings(broker.address()));

    for (var i = 0; i < 2_000; i++) {
      publish("event-" + i);
    }

    Await.until("all have come", () -> intake.counts().acknowledged() == 2_000);
    assertThat(intake.counts().opened()).isEqualTo(2_000);
    assertThat(source.health().connections()).isEqualTo(1);
  }

  @Test
  void an_old_state_told_on_subscription_is_marked() throws MqttException {
    device.publish("plain/" + clientId + "/state", "old", 1, true);

    connect(settings(broker.address()));
    Await.until("it has come", () -> find("old").isPresent());
    publish("new");
    Await.until("the next has come", () -> find("new").isPresent());

    assertThat(find("old").orElseThrow().attributes()).containsEntry("retained", "true");
    assertThat(find("new").orElseThrow().attributes()).containsEntry("retained", "false");
  }

  @Test
  void what_is_published_at_most_once_is_taken_and_counted() throws MqttException {
    connect(settings(broker.address()));

    device.publish("plain/" + clientId + "/1", "a", 0, false);

    Await.until("it has come", () -> find("a").isPresent());
    assertThat(source.health().atMostOnce()).isEqualTo(1);
    assertThat(source.health().unacknowledged()).isZero();
  }

  @Test
  void a_message_that_hangs_although_the_store_is_well_is_asked_for_again() throws MqttException {
    connect(settings(broker.address()).patience(Duration.ofMillis(200), Duration.ofMinutes(3)));
    bench.store.block();
    publish("a");

    Await.until("it is connected anew", () -> source.health().connections() > 1);

    bench.store.unblock();
    Await.until("it is acknowledged", () -> source.health().unacknowledged() == 0);
    assertThat(intake.counts().opened()).isEqualTo(1);
  }

  @Test
  void a_store_that_is_away_for_long_gives_the_messages_back_to_the_broker() throws MqttException {
    connect(settings(broker.address()).patience(Duration.ofSeconds(30), Duration.ofMillis(300)));
    bench.store.away(true);
    publish("a");

    Await.until("it has let go", () -> !source.health().connected());

    assertThat(source.health().lastError())
        .contains("the store is away; the broker keeps the messages");
    bench.store.away(false);
    Await.until("it is connected again", () -> source.health().connected());
    Await.until("it is kept", () -> find("a").isPresent());
  }

  @Test
  void closing_leaves_no_thread_behind() throws MqttException {
    for (var i = 0; i < 3; i++) {
      connect(settings(broker.address()));
      source.close();
    }

    Await.until(
        "all threads have ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(it -> it.contains(clientId) || it.startsWith("gridward-mqtt")));
  }

  @Test
  void a_broker_that_refuses_a_subscription_is_no_connection() {
    listen(
        settings(broker.address())
            .bindings(List.of(MqttBinding.of("$share/group/plain/#", "plain"))));

    Await.until("it has tried", () -> source.health().lastError().isPresent());
    assertThat(source.health().lastError().orElseThrow()).contains("shared subscriptions");
    assertThat(source.health().connected()).isFalse();
  }

  private Optional<Event> find(String id) {
    return bench.store.real().findEvent(new EventId(id)).map(it -> it.event());
  }
}
