package org.gridward.examples.benchmarks.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.testkit.FreePort;

/** The example host as its users start it, on free ports that stay its own when it is restarted. */
final class Host implements AutoCloseable {

  private static final String MAIN = "org.gridward.examples.host.Main";

  /** It shall be back soon: what is compiled in haste and without much ado is enough for that. */
  private static final List<String> FLAGS =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** All but these programs themselves: the host knows nothing of them. */
  private static final List<String> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(it -> !Files.isDirectory(Path.of(it, "org/gridward/examples/benchmarks")))
          .toList();

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> environment = new HashMap<>();
  private final Path archive;
  private final Path log;
  private Process process;
  private long startedAt;

  private Host(Path folder, Path data, String broker) {
    this.archive = folder.resolveSibling("host.jsa"); // one for all faults
    this.log = folder.resolve("host.log");
    for (var port : List.of("MICRONAUT_SERVER", "GRIDWARD_ALERT", "GRIDWARD_TCP", "GRIDWARD_SIP")) {
      environment.put(port + "_PORT", String.valueOf(FreePort.next()));
    }
    environment.put("GRIDWARD_MQTT_URL", broker);
    environment.put("GRIDWARD_DATA", data.toString());
    environment.put("GRIDWARD_DEMO_FEED", "off");
    environment.put("GRIDWARD_CASES_PER_DEVICE", "0");
  }

  /**
   * Starts one; returns when it is ready. Where it runs from jars, its classes are archived once
   * before, so that it is quickly back.
   *
   * @param folder for its log; the archive of classes is beside it
   * @param broker {@code tcp://host:port}
   */
  static Host start(Path folder, Path data, String broker) {
    var host = new Host(folder, data, broker);
    if (!Files.exists(host.archive) && isArchivable()) {
      host.begin("-XX:ArchiveClassesAtExit=" + host.archive);
      host.awaitReady();
      host.close();
    }
    host.restart();
    host.awaitReady();
    return host;
  }

  /** Classes in folders cannot be archived. */
  private static boolean isArchivable() {
    return CLASS_PATH.stream().noneMatch(it -> Files.isDirectory(Path.of(it)));
  }

  /** Starts it again on the same folder and ports; returns at once. */
  void restart() {
    begin(Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-Xshare:auto");
  }

  private void begin(String flag) {
    var flags = new ArrayList<>(FLAGS);
    flags.add(flag);
    var command = Child.java(String.join(File.pathSeparator, CLASS_PATH), MAIN, flags);
    command.environment().putAll(environment);
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      startedAt = System.nanoTime();
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When it was started last, by {@link System#nanoTime}. */
  long startedAt() {
    return startedAt;
  }

  private void awaitReady() {
    Wait.until("the host is ready; see " + log, () -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("The host has ended instead of starting; see " + log);
    }
  }

  boolean isReady() {
    return status("/health/readiness") == 200;
  }

  /** What it answers to a question: a status of HTTP, 0 while it does not listen. */
  int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** One of its figures, summed over its labels; 0 while it does not listen. */
  long figure(String name) {
    try {
      return get("/prometheus")
          .body()
          .lines()
          .filter(it -> it.startsWith(name))
          .mapToLong(it -> (long) Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    var address = "http://127.0.0.1:" + environment.get("MICRONAUT_SERVER_PORT") + path;
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many messages it has acknowledged since it was started. */
  long acknowledged() {
    return figure("gridward_intake_acknowledged");
  }

  /** Where devices reach it without a broker. */
  int port(Transport transport) {
    return Integer.parseInt(
        environment.get(transport == Transport.TCP ? "GRIDWARD_TCP_PORT" : "GRIDWARD_ALERT_PORT"));
  }

  Path database() {
    return Path.of(environment.get("GRIDWARD_DATA"), "gridward.db");
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
