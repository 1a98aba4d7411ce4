package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a listener that answers as each test says. */
class HttpOutletTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<HttpExchange> waiting = new LinkedBlockingQueue<>();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private HttpOutlet outlet;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        it -> {
          var body = new String(it.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(it.getRequestURI() + " " + body);
          waiting.add(it);
        });
    server.start();
    outlet = new HttpOutlet(alerts(), Optional.empty(), PATIENCE);
  }

  private URI alerts() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Post post(String path, String body) {
    return new Post(path, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }

  /** The next request, which the test answers. */
  private HttpExchange next() throws InterruptedException {
    return waiting.poll(20, TimeUnit.SECONDS);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void who_is_told_to_come_again_does() throws Exception {
    var answer = outlet.send(post("/gate", "a"));

    for (var busy = 0; busy < 2; busy++) {
      var exchange = next();
      exchange.getResponseHeaders().add("Retry-After", "0");
      answer(exchange, 503);
    }
    answer(next(), 204);

    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Answer.acknowledged("HTTP 204", 2));
    assertThat(seen).containsExactly("/gate a", "/gate a", "/gate a");
  }

  @Test
  void another_refusal_is_the_answer() throws Exception {
    var answer = outlet.send(post("/gate", "a"));

    answer(next(), 401);

    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Answer.refused("HTTP 401", 0));
  }

  @Test
  void a_connection_that_breaks_loses_the_message() throws Exception {
    var answer = outlet.send(post("/gate", "a"));

    next().close();

    assertThat(answer.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Answer.Kind.LOST);
  }

  @Test
  void one_device_waits_for_its_answer_and_the_others_do_not() throws Exception {
    outlet.send(post("/gate", "1"));
    outlet.send(post("/gate", "2"));
    outlet.send(post("/bridge", "1"));

    var first = List.of(next(), next());
    assertThat(seen).containsExactlyInAnyOrder("/gate 1", "/bridge 1");
    for (var exchange : first) {
      answer(exchange, 200);
    }
    answer(next(), 200);

    assertThat(seen).last().isEqualTo("/gate 2");
  }

  @Test
  void headers_go_along_but_for_those_of_the_connection() throws Exception {
    var headers = Map.of("Content-Length", "99", "Host", "elsewhere", "ce-id", "7");
    outlet.send(new Post("/gate?channel=1", Optional.empty(), headers, new byte[] {'a'}));

    var exchange = next();

    assertThat(exchange.getRequestHeaders().getFirst("ce-id")).isEqualTo("7");
    assertThat(exchange.getRequestHeaders().getFirst("Host")).startsWith("127.0.0.1:");
    assertThat(seen).containsExactly("/gate?channel=1 a");
    answer(exchange, 200);
  }

  @Test
  void a_header_that_http_does_not_allow_loses_the_message_with_the_reason() throws Exception {
    var post = new Post("/gate", Optional.empty(), Map.of("a b", "c"), new byte[0]);

    assertThat(outlet.send(post).get(1, TimeUnit.SECONDS))
        .isEqualTo(Answer.lost("invalid header name: \"a b\"", 0));
  }

  /**
   * Twelve messages that are due at once, of twelve devices, and never more than five on the way.
   */
  @Test
  void slow_answers_delay_nobody_until_so_many_are_missing() throws Exception {
    var none = URI.create("tcp://127.0.0.1:1");
    var addresses = new Outlets.Addresses(alerts(), none, none);
    var tally = new Tally(new PrintWriter(new StringWriter()), List.of());
    try (var outlets = Outlets.open(addresses, Optional.empty(), EnumSet.of(Transport.HTTP))) {
      var player = new Player(outlets, new Pace(1), 5, tally);
      var played = CompletableFuture.runAsync(() -> play(player, new AtOnce(12)), threads);

      Await.until("five are on the way", () -> waiting.size() == 5);
      for (var rest = 12; rest > 0; rest--) {
        assertThat(waiting.size()).isLessThanOrEqualTo(5);
        answer(next(), 200);
      }
      played.get(20, TimeUnit.SECONDS);
    }

    assertThat(seen).hasSize(12);
    assertThat(tally.isFine()).isTrue();
    assertThat(tally.text()).contains("12 sent in ", ": 12 acknowledged (HTTP 200: 12), 0 refused");
  }

  @Test
  void who_is_stopped_still_hears_the_answers_to_what_is_on_its_way() throws Exception {
    var none = URI.create("tcp://127.0.0.1:1");
    var addresses = new Outlets.Addresses(alerts(), none, none);
    var tally = new Tally(new PrintWriter(new StringWriter()), List.of());
    try (var outlets = Outlets.open(addresses, Optional.empty(), EnumSet.of(Transport.HTTP))) {
      var player = new Player(outlets, new Pace(1), 2, tally);
      var playing = new Thread(() -> play(player, new AtOnce(12)));
      playing.start();
      Await.until("two are on the way", () -> waiting.size() == 2);

      playing.interrupt();
      answer(next(), 200);
      assertThat(playing.isAlive()).isTrue();
      answer(next(), 200);
      playing.join(20_000);
    }

    assertThat(tally.text()).startsWith("2 sent in ").contains(": 2 acknowledged", " 0 lost;");
  }

  private static void play(Player player, Script script) {
    try {
      player.play(script, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record AtOnce(int number) implements Script {

    @Override
    public Stream<Due> open() {
      return IntStream.range(0, number)
          .mapToObj(it -> new Due("message " + it, Duration.ZERO, post("/gate-" + it, "a")));
    }

    @Override
    public Duration round() {
      return Duration.ZERO;
    }

    @Override
    public Set<Transport> transports() {
      return EnumSet.of(Transport.HTTP);
    }

    @Override
    public List<String> unsendable() {
      return List.of();
    }
  }
}
