package org.gridward.examples.host.feed.play;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.sensors.device.DigestAnswer;
import org.gridward.sensors.mqtt.MqttSettings.Login;

/**
 * Posts to the alert listener, and proves by digest who we are where it asks for that. What one
 * device sends, known by its path, waits for the answer to what it sent before, as a camera does;
 * devices do not wait for each other. Called by one thread.
 */
final class HttpOutlet {

  private static final int BUSY = 503;
  private static final int UNKNOWN = 401;
  private static final int MOST_RETRIES = 20;
  private static final long MOST_WAIT_SECONDS = 60;

  private static final String PROOF = "Authorization";

  /** What the connection says by itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final URI alerts;
  private final Optional<Login> login;
  private final Duration patience;
  private final HttpClient http;
  private final Map<String, CompletableFuture<?>> latest = new ConcurrentHashMap<>();
  private Optional<DigestAnswer> proof = Optional.empty(); // guarded by this

  HttpOutlet(URI alerts, Optional<Login> login, Duration patience) {
    this.alerts = alerts;
    this.login = login;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /** Never completes exceptionally. */
  CompletableFuture<Answer> send(Post post) {
    HttpRequest request;
    try {
      request = request(post);
    } catch (IllegalArgumentException e) { // a header that HTTP does not allow
      return CompletableFuture.completedFuture(Answer.lost(e.getMessage(), 0));
    }
    var before = latest.getOrDefault(post.path(), CompletableFuture.completedFuture(null));
    var answer = before.thenCompose(it -> post(request, 0, false));
    latest.put(post.path(), answer);
    answer.thenRun(() -> latest.remove(post.path(), answer));
    return answer;
  }

  private HttpRequest request(Post post) {
    var request =
        HttpRequest.newBuilder(alerts.resolve(post.path()))
            .timeout(patience)
            .POST(BodyPublishers.ofByteArray(post.body()));
    post.contentType().ifPresent(it -> request.header("Content-Type", it));
    post.headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
              }
            });
    return request.build();
  }

  /**
   * Sends a message.
   *
   * @param asked whether it was sent before, and answered with a challenge
   */
  private CompletableFuture<Answer> post(HttpRequest request, int retries, boolean asked) {
    return http.sendAsync(proven(request), BodyHandlers.discarding())
        .handle(
            (response, failure) ->
                failure == null
                    ? answered(request, response, retries, asked)
                    : CompletableFuture.completedFuture(Answer.lost(reason(failure), retries)))
        .thenCompose(it -> it);
  }

  private synchronized HttpRequest proven(HttpRequest request) {
    var path = request.uri().getRawPath();
    var query = request.uri().getRawQuery();
    var target = query == null ? path : path + "?" + query;
    return proof
        .map(it -> it.authorization(request.method(), target))
        .map(
            it ->
                HttpRequest.newBuilder(request, (name, value) -> true).setHeader(PROOF, it).build())
        .orElse(request);
  }

  /** Whether we can say now who we are. */
  private synchronized boolean challenged(HttpResponse<Void> response) {
    var challenges = response.headers().allValues("WWW-Authenticate");
    proof = login.flatMap(it -> DigestAnswer.to(challenges, it.user(), it.password()));
    return proof.isPresent();
  }

  private CompletableFuture<Answer> answered(
      HttpRequest request, HttpResponse<Void> response, int retries, boolean asked) {
    var status = response.statusCode();
    if (status == UNKNOWN && !asked && challenged(response)) {
      return post(request, retries, true);
    }
    if (status == BUSY && retries < MOST_RETRIES) {
      var later = CompletableFuture.delayedExecutor(seconds(response), TimeUnit.SECONDS);
      return CompletableFuture.supplyAsync(() -> post(request, retries + 1, false), later)
          .thenCompose(it -> it);
    }
    var words = "HTTP " + status;
    return CompletableFuture.completedFuture(
        status / 100 == 2 ? Answer.acknowledged(words, retries) : Answer.refused(words, retries));
  }

  /** How long the listener wants to be left alone; it says so in seconds. */
  private static long seconds(HttpResponse<?> response) {
    var said = response.headers().firstValue("Retry-After").orElse("");
    return said.matches("\\d{1,9}") ? Math.min(Long.parseLong(said), MOST_WAIT_SECONDS) : 1;
  }

  private static String reason(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.toString();
  }
}
