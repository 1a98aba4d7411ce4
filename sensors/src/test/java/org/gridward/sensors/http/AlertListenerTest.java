package org.gridward.sensors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.sensors.intake.Delivery;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.Intake;
import org.gridward.sensors.testkit.Bench;
import org.gridward.sensors.testkit.RawHttp;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertListenerTest {

  private static final String PATH = "/alerts/plain";
  private static final HttpDeadlines QUICK =
      new HttpDeadlines(
          Duration.ofMillis(300),
          Duration.ofMillis(400),
          16 << 10,
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(500));

  @TempDir Path folder;

  private Bench bench;
  private Intake intake;
  private AlertListener listener;
  private final List<RawHttp> clients = new ArrayList<>();

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    intake = bench.intake().start();
    listener = listen(HttpLimits.STANDARD);
  }

  @AfterEach
  void stop() throws IOException {
    for (var client : clients) {
      client.close();
    }
    bench.close();
    listener.close();
    intake.close();
  }

  private AlertListener listen(HttpLimits limits) {
    var settings =
        HttpSettings.on(0)
            .bindings(
                List.of(
                    HttpBinding.of(PATH, "plain"),
                    new HttpBinding("/quiet", "plain", true, Optional.empty())))
            .limits(limits);
    return AlertListener.start(settings, intake, ZoneOffset.UTC, bench.clock);
  }

  private void relisten(HttpLimits limits) {
    listener.close();
    listener = listen(limits);
  }

  private RawHttp client() throws IOException {
    var client = RawHttp.connect(listener.port());
    clients.add(client);
    return client;
  }

  @Test
  void an_alert_is_answered_after_its_commit() throws IOException {
    bench.store.block();
    var client = client().post(PATH + "/gate-3", "a");
    Await.until("the write has begun", bench.store::isBlocking);

    assertThat(client.hasAnswer()).isFalse();
    bench.store.unblock();
    var response = client.response();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("1 event kept\n");
    assertThat(response.headers()).containsEntry("content-type", "text/plain; charset=utf-8");
    assertThat(find("a").orElseThrow().attributes()).containsEntry("tail", "gate-3");
  }

  @Test
  void a_camera_that_wants_silence_gets_an_empty_200() throws IOException {
    var client = client();

    assertThat(client.post("/quiet", "a").response().body()).isEmpty();
    assertThat(client.post("/quiet", "garbage").response().body()).startsWith("dead letter ");
  }

  @Test
  void a_dead_letter_is_answered_with_its_number_and_the_reason() throws IOException {
    var response = client().post(PATH, "garbage").response();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "dead letter %s: plain message, byte 0: found \"garbage\", expected a word\n"
                .formatted(bench.letters().get(0).letter().id()));
  }

  @Test
  void put_and_chunks_are_fine() throws IOException {
    var client =
        client()
            .send("PUT " + PATH + " HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n")
            .send("1\r\na\r\n")
            .send("3\r\n\nb\n\r\n0\r\n\r\n");

    assertThat(client.response().body()).isEqualTo("2 events kept\n");
  }

  @Test
  void one_byte_chunks_by_the_thousand_are_fine() throws IOException {
    var client =
        client()
            .send("POST " + PATH + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
            .send("1\r\nx\r\n".repeat(30_000) + "0\r\n\r\n");

    assertThat(client.response().status()).isEqualTo(200);
  }

  @Test
  void a_connection_carries_many_requests() throws IOException {
    var client = client();

    for (var i = 0; i < 50; i++) {
      assertThat(client.post(PATH, "event-" + i).response().status()).isEqualTo(200);
    }

    assertThat(listener.health().connections()).isEqualTo(1);
    assertThat(listener.health().inFlightBytes()).isZero();
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws IOException {
    var client = client();
    bench.store.block();
    for (var i = 0; i < 200; i++) {
      client.post(PATH, i % 2 == 0 ? "event-" + i : "reject-" + i);
    }
    bench.store.unblock();

    for (var i = 0; i < 200; i++) {
      assertThat(client.response().body()).startsWith(i % 2 == 0 ? "1 event kept" : "dead letter ");
    }
  }

  @Test
  void pipelined_requests_of_a_client_that_is_refused_do_not_pile_up() throws IOException {
    var client = client();
    var many = new StringBuilder();
    for (var i = 0; i < 500; i++) {
      many.append("PATCH " + PATH + " HTTP/1.1\r\nContent-Length: 1\r\n\r\na");
    }

    client.send(many.toString());

    assertThat(client.response().status()).isEqualTo(405);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void an_older_client_is_told_whether_the_connection_stays() throws IOException {
    var stays =
        client()
            .send(
                "POST "
                    + PATH
                    + " HTTP/1.0\r\nConnection: keep-alive\r\n"
                    + "Content-Length: 1\r\n\r\na");
    assertThat(stays.response().headers()).containsEntry("connection", "keep-alive");

    var ends = client().send("POST " + PATH + " HTTP/1.0\r\nContent-Length: 1\r\n\r\nb");
    assertThat(ends.response().status()).isEqualTo(200);
    assertThat(ends.isClosed()).isTrue();
  }

  @Test
  void the_same_alert_again_is_the_same_case() throws IOException {
    var client = client();
    client.post(PATH, "a").response();

    assertThat(client.post(PATH, "a").response().status()).isEqualTo(200);
    assertThat(intake.counts().duplicates()).isEqualTo(1);
    assertThat(bench.store.real().totals().cases().values()).containsExactly(1L);
  }

  @Test
  void while_the_store_is_away_the_answer_is_503_with_a_time_to_come_back() throws IOException {
    bench.store.away(true);
    var client = client();

    var response = client.post(PATH, "a").response();

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers()).containsEntry("retry-after", "5");
    assertThat(response.body()).isEqualTo("the store is away; send it again\n");
    bench.store.away(false);
    Await.until("the intake is ready", () -> intake.health().isReady());
    assertThat(client.post(PATH, "a").response().status()).isEqualTo(200);
    assertThat(find("a")).isPresent();
  }

  private void fillIntake() {
    intake.close();
    intake = bench.intake().limits(Bench.LIMITS.queue(1, 1 << 20)).start();
    relisten(HttpLimits.STANDARD);
    bench.store.block();
    intake.offer(Delivery.held(bench.message("a"), it -> {}));
  }

  @Test
  void a_full_intake_is_told_before_a_large_body_is_sent() throws IOException {
    fillIntake();

    var client = client().send("POST " + PATH + " HTTP/1.1\r\nContent-Length: 65537\r\n\r\n");

    var response = client.response();
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers()).containsEntry("retry-after", "5");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void who_asks_before_the_body_is_told_that_the_intake_is_full() throws IOException {
    fillIntake();

    var client = client().send(head("Content-Length: 1\r\nExpect: 100-continue"));

    assertThat(client.response().status()).isEqualTo(503);
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void small_alerts_to_a_full_intake_are_turned_away_and_the_connection_stays() throws IOException {
    fillIntake();
    var client = client();

    for (var i = 0; i < 3; i++) {
      var response = client.post(PATH, "b" + "\nx".repeat(30_000)).response();
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.headers()).containsEntry("retry-after", "5");
      assertThat(response.body()).isEqualTo("too much to do; send it again\n");
    }

    assertThat(listener.health().inFlightBytes()).isZero();
    bench.store.unblock();
    Await.until("there is room", () -> intake.health().waiting() == 0);
    assertThat(client.post(PATH, "c").response().body()).isEqualTo("1 event kept\n");
    assertThat(find("b")).isEmpty();
  }

  @Test
  void bodies_in_flight_are_bounded_over_all_clients() throws IOException {
    relisten(new HttpLimits(4_096, 8_192, 8_192, 10_000, 64, 64, HttpDeadlines.STANDARD));
    client().send("POST " + PATH + " HTTP/1.1\r\nContent-Length: 8000\r\n\r\n" + "x".repeat(7_000));
    Await.until("it is in flight", () -> listener.health().inFlightBytes() == 7_000);

    var second = client().post(PATH, "x".repeat(5_000));

    assertThat(second.response().status()).isEqualTo(503);
    assertThat(client().post(PATH, "small").response().status()).isEqualTo(200);
  }

  @Test
  void a_commit_that_takes_too_long_is_answered_with_503_and_kept_nevertheless()
      throws IOException {
    relisten(HttpLimits.STANDARD.deadlines(QUICK));
    bench.store.block();

    var response = client().post(PATH, "a").response();

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("the store takes its time; send it again\n");
    bench.store.unblock();
    Await.until("it is kept", () -> find("a").isPresent());
  }

  @Test
  void an_unknown_path_is_told_the_known_ones() throws IOException {
    var client = client().post("/alerts/plainer", "a");

    assertThat(client.response())
        .isEqualTo(
            new RawHttp.Response(
                404,
                Map.of(
                    "content-type",
                    "text/plain; charset=utf-8",
                    "content-length",
                    "82",
                    "connection",
                    "close"),
                "no protocol is bound to this path; post below one of these: /alerts/plain,"
                    + " /quiet\n"));
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void what_is_not_an_alert_is_refused_by_its_head() throws IOException {
    assertThat(refused("GET " + PATH + " HTTP/1.1\r\n\r\n").headers())
        .containsEntry("allow", "POST, PUT");
    assertThat(refused("GET " + PATH + " HTTP/1.1\r\n\r\n").status()).isEqualTo(405);
    assertThat(refused("POST " + PATH + " HTTP/1.1\r\n\r\n").status()).isEqualTo(411);
    assertThat(refused(head("Content-Length: 8388609")).status()).isEqualTo(413);
    assertThat(refused(head("Content-Length: 9", "Content-Encoding: gzip")).status())
        .isEqualTo(415);
    assertThat(refused(head("Content-Length: 9", "Expect: 200-ok")).status()).isEqualTo(417);
    assertThat(refused(head("Transfer-Encoding: gzip, chunked")).status()).isEqualTo(501);
  }

  @Test
  void broken_http_is_refused_and_nothing_of_it_kept() throws IOException {
    assertThat(refused("\u0001\u0002 nonsense\r\n\r\n").status()).isEqualTo(400);
    assertThat(refused(head("Content-Length: many")).status()).isEqualTo(400);
    assertThat(refused(head("Content-Length: 1", "Content-Length: 2")).status()).isEqualTo(400);
    assertThat(refused("POST " + PATH + "/%zz HTTP/1.1\r\nContent-Length: 1\r\n\r\na").status())
        .isEqualTo(400);
    assertThat(refused("POST /" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n").status()).isEqualTo(414);
    assertThat(refused(head("X: " + "x".repeat(9_000))).status()).isEqualTo(431);
    assertThat(refused(head("Transfer-Encoding: chunked") + "zz\r\n").status()).isEqualTo(400);
    assertThat(intake.counts().received()).isZero();
  }

  private static String head(String... headers) {
    return "POST " + PATH + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  private RawHttp.Response refused(String bytes) throws IOException {
    var client = client().send(bytes);
    var response = client.response();
    assertThat(client.isClosed()).isTrue();
    return response;
  }

  @Test
  void a_chunked_body_that_grows_too_large_is_refused_although_it_goes_on() throws IOException {
    relisten(new HttpLimits(4_096, 8_192, 10_000, 1 << 20, 64, 64, HttpDeadlines.STANDARD));
    var client = client().send(head("Transfer-Encoding: chunked"));
    var kilobyte = "400\r\n" + "x".repeat(1_024) + "\r\n";

    client.send(kilobyte.repeat(100));

    assertThat(client.response().status()).isEqualTo(413);
    assertThat(listener.health().inFlightBytes()).isZero();
  }

  @Test
  void a_large_body_is_taken_whole() throws IOException {
    var response = client().post(PATH, "garbage\n" + "x".repeat(7 << 20)).response();

    assertThat(response.status()).isEqualTo(200);
    assertThat(listener.health().inFlightBytes()).isZero();
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on() throws IOException {
    var client = client().send(head("Content-Length: 1", "Expect: 100-continue"));

    assertThat(client.response().status()).isEqualTo(100);
    assertThat(client.send("a").response().status()).isEqualTo(200);
  }

  @Test
  void a_head_that_drips_is_cut_off_however_steadily_it_drips() throws IOException {
    relisten(HttpLimits.STANDARD.deadlines(QUICK));
    var client = client();

    assertThatThrownBy(() -> drip(client, head("X: " + "x".repeat(4_000))))
        .isInstanceOfAny(SocketException.class, EOFException.class);
    assertThat(listener.health().tooSlow()).isEqualTo(1);
  }

  @Test
  void a_body_that_drips_is_cut_off() throws IOException {
    relisten(HttpLimits.STANDARD.deadlines(QUICK));
    var client = client().send(head("Content-Length: 100000"));

    assertThatThrownBy(() -> drip(client, "x".repeat(100_000)))
        .isInstanceOfAny(SocketException.class, EOFException.class);
    assertThat(listener.health().tooSlow()).isEqualTo(1);
    Await.until("its bytes are free", () -> listener.health().inFlightBytes() == 0);
  }

  /** A byte each few milliseconds, until the other side has closed. */
  private static void drip(RawHttp client, String text) throws IOException {
    for (var i = 0; i < text.length(); i++) {
      client.send(text.substring(i, i + 1));
      LockSupport.parkNanos(5_000_000);
      if (client.hasAnswer()) {
        client.response();
      }
    }
  }

  @Test
  void a_second_head_has_its_own_time_from_its_first_byte_on() throws IOException {
    relisten(HttpLimits.STANDARD.deadlines(QUICK));
    var client = client();
    client.post(PATH, "a").response();

    client.send("P");

    assertThat(client.isClosed()).isTrue();
    assertThat(listener.health().tooSlow()).isEqualTo(1);
  }

  @Test
  void an_idle_connection_is_closed_without_blame() throws IOException {
    relisten(HttpLimits.STANDARD.deadlines(QUICK));
    var client = client();
    client.post(PATH, "a").response();

    assertThat(client.isClosed()).isTrue();
    assertThat(listener.health().tooSlow()).isZero();
  }

  @Test
  void the_standard_deadlines_are_those_promised() {
    var it = HttpDeadlines.STANDARD;

    assertThat(it.head()).hasSeconds(5);
    assertThat(it.bodyGrace()).hasSeconds(4);
    assertThat(it.bodyBytesPerSecond()).isEqualTo(16_384);
    assertThat(it.idle()).hasSeconds(75);
    assertThat(it.write()).hasSeconds(10);
    assertThat(HttpLimits.STANDARD)
        .isEqualTo(new HttpLimits(4_096, 8_192, 8_388_608, 67_108_864, 20_000, 64, it));
  }

  @Test
  void all_addresses_together_have_only_so_many_connections() throws IOException {
    relisten(new HttpLimits(4_096, 8_192, 8_192, 10_000, 2, 3, HttpDeadlines.STANDARD));
    var first = client();
    client();
    Await.until("two are open", () -> listener.health().connections() == 2);

    assertThat(client().isClosed()).isTrue();
    assertThat(listener.health().turnedAway()).isEqualTo(1);
    first.close();
    Await.until("one has gone", () -> listener.health().connections() == 1);
    assertThat(client().post(PATH, "a").response().status()).isEqualTo(200);
  }

  @Test
  void an_address_has_only_so_many_connections() throws IOException {
    relisten(new HttpLimits(4_096, 8_192, 8_192, 10_000, 10, 3, HttpDeadlines.STANDARD));
    var first = client();
    client();
    client();
    Await.until("three are open", () -> listener.health().connections() == 3);

    assertThat(client().isClosed()).isTrue();
    assertThat(listener.health().turnedAway()).isEqualTo(1);
    first.close();
    Await.until("one has gone", () -> listener.health().connections() == 2);
    assertThat(client().post(PATH, "a").response().status()).isEqualTo(200);
  }

  @Test
  void a_client_that_leaves_before_its_answer_leaves_nothing_behind() throws IOException {
    bench.store.block();
    var client = client().post(PATH, "a");
    Await.until("the write has begun", bench.store::isBlocking);
    client.close();

    bench.store.unblock();

    Await.until("it is kept", () -> find("a").isPresent());
    Await.until("it is forgotten", () -> listener.health().connections() == 0);
    assertThat(listener.health().inFlightBytes()).isZero();
  }

  @Test
  void closing_answers_what_is_in_hand_and_takes_nothing_new() throws IOException {
    var idle = client();
    idle.post(PATH, "a").response();
    bench.store.block();
    var busy = client().post(PATH, "b");
    Await.until("the write has begun", bench.store::isBlocking);
    var port = listener.port();

    listener.stop();

    assertThat(idle.isClosed()).isTrue();
    Await.until("nobody is let in", () -> !letsIn(port));
    bench.store.unblock();
    var last = busy.response();
    assertThat(last.status()).isEqualTo(200);
    assertThat(last.headers()).containsEntry("connection", "close");
    assertThat(busy.isClosed()).isTrue();
  }

  private static boolean letsIn(int port) {
    try (var client = RawHttp.connect(port)) {
      return !client.isClosed();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void a_taken_port_is_told_with_the_way_out() {
    var taken = HttpSettings.on(listener.port()).bindings(List.of(HttpBinding.of(PATH, "plain")));

    assertThatThrownBy(() -> AlertListener.start(taken, intake, ZoneOffset.UTC, bench.clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Port %d is taken; set GRIDWARD_ALERT_PORT to another number or stop the other process."
                .formatted(listener.port()));
  }

  @Test
  void a_foreign_address_is_told_too() {
    var foreign =
        HttpSettings.on(0).host("192.0.2.1").bindings(List.of(HttpBinding.of(PATH, "plain")));

    assertThatThrownBy(() -> AlertListener.start(foreign, intake, ZoneOffset.UTC, bench.clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot listen on 192.0.2.1:0 (")
        .hasMessageEndingWith("); name an address of this machine and a port it may use.");
  }

  private Optional<Event> find(String id) {
    return bench.store.real().findEvent(new EventId(id)).map(it -> it.event());
  }
}
