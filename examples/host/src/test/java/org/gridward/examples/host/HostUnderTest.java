package org.gridward.examples.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridward.testkit.Await;
import org.gridward.testkit.FreePort;

/**
 * The host as its users start it: a process of its own, told by environment variables, on free
 * ports and in a folder of the test. A failure to start carries what the host said.
 */
final class HostUnderTest implements AutoCloseable {

  /** Four times what it needs, for a machine that builds something else meanwhile. */
  private static final Duration AT_MOST = Duration.ofSeconds(25);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> environment;
  private final Path folder;
  private ChildJvm process;

  private HostUnderTest(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
    this.process = begin();
  }

  /** Starts one without a feed; returns when it is ready. */
  static HostUnderTest start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * Starts one; returns when it is ready.
   *
   * @param folder gets the data folder and the log
   * @param wishes environment variables that win over those of the test
   */
  static HostUnderTest start(Path folder, Map<String, String> wishes) {
    var environment = new HashMap<String, String>();
    environment.put("MICRONAUT_SERVER_PORT", String.valueOf(freePort()));
    environment.put("GRIDWARD_ALERT_PORT", String.valueOf(freePort()));
    environment.put("GRIDWARD_TCP_PORT", String.valueOf(freePort()));
    environment.put("GRIDWARD_SIP_PORT", String.valueOf(freePort()));
    environment.put("GRIDWARD_MQTT_PORT", String.valueOf(freePort()));
    environment.put("GRIDWARD_DATA", folder.resolve("data").toString());
    environment.put("GRIDWARD_DEMO_FEED", "off");
    environment.putAll(wishes);
    return new HostUnderTest(folder, environment);
  }

  static int freePort() {
    return FreePort.next();
  }

  private ChildJvm begin() {
    var begun = ChildJvm.start(Main.class, List.of(), environment, folder.resolve("host.log"));
    try {
      Await.until("the host is ready, or ended", AT_MOST, () -> isReady() || !begun.isAlive());
    } catch (AssertionError e) {
      begun.kill();
      throw new AssertionError(e.getMessage() + "; the host said:\n" + begun.log(), e);
    }
    if (!begun.isAlive()) {
      throw new AssertionError("The host ended instead of starting; it said:\n" + begun.log());
    }
    return begun;
  }

  private boolean isReady() {
    try {
      var readiness = send(request("/health/readiness").build());
      return readiness.statusCode() == 200 && json(readiness).path("status").asText().equals("UP");
    } catch (UncheckedIOException e) {
      return false; // it does not listen yet
    }
  }

  /** Console and REST. */
  String url() {
    return "http://127.0.0.1:" + port("MICRONAUT_SERVER_PORT");
  }

  /** The alert listener. */
  String alerts() {
    return "http://127.0.0.1:" + port("GRIDWARD_ALERT_PORT");
  }

  /** The broker, its own or the one of {@code GRIDWARD_MQTT_URL}. */
  String mqtt() {
    var own = "tcp://127.0.0.1:" + port("GRIDWARD_MQTT_PORT");
    return environment.getOrDefault("GRIDWARD_MQTT_URL", own);
  }

  /** One of its ports, by the variable that sets it. */
  int port(String variable) {
    return Integer.parseInt(environment.get(variable));
  }

  Path data() {
    return Path.of(environment.get("GRIDWARD_DATA"));
  }

  Path policy() {
    return data().resolve("policy");
  }

  String log() {
    return process.log();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> post(String path, String json) {
    return post(path, json, "application/json");
  }

  HttpResponse<String> post(String path, String body, String contentType) {
    var request = request(path).header("Content-Type", contentType);
    return send(request.POST(BodyPublishers.ofString(body)).build());
  }

  /** Sends a CloudEvent to the alert listener. */
  HttpResponse<String> alert(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(alerts() + path))
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** What it answers to a question; fails where the answer is not 200. */
  JsonNode ask(String path) {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("No JSON: " + answer.body(), e);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.kill();
  }

  /** Starts it again on the same folder and ports after it was ended; returns when it is ready. */
  void restart() {
    process.close();
    process = begin();
  }

  @Override
  public void close() {
    process.close();
  }
}
