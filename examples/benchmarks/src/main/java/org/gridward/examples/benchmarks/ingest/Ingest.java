package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.gridward.examples.benchmarks.PolicyFolder;
import org.gridward.examples.benchmarks.parts.Broker;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.examples.benchmarks.parts.Town;

/**
 * How many alerts a second come in over one transport, acknowledged after the sync, and how long
 * they take at 80 % of that. Town, devices and broker are processes of their own on this machine.
 */
public enum Ingest {
  MQTT("ingest-mqtt", "Takes alerts of a broker in, QoS 1.", 8, 15_000),
  HTTP("ingest-http", "Takes Hikvision alerts in over HTTP.", 256, 8_000),
  TCP("ingest-tcp", "Takes positions of vehicles in, JT/T 808 over TCP.", 200, 25_000);

  private static final int WARM_UP_SECONDS = 15;
  private static final int STEP_SECONDS = 10;
  private static final double STEP = 1.2;
  private static final double SHARE = 0.8;
  private static final double SLOW_MS = 1_000;

  private final String word;
  private final String sentence;
  private final int connections;
  private final int goal;

  Ingest(String word, String sentence, int connections, int goal) {
    this.word = word;
    this.sentence = sentence;
    this.connections = connections;
    this.goal = goal;
  }

  /** Which one a word names. */
  public static Optional<Ingest> find(String word) {
    return List.of(values()).stream().filter(it -> it.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  public String sentence() {
    return sentence;
  }

  /**
   * Measures.
   *
   * @param quick half a minute at 80 %, else ten
   * @return one line for programs; the steps are printed before
   */
  public String run(boolean quick) {
    var line = new ObjectMapper().createObjectNode();
    line.put("name", word).put("unit", "1/s").put("goal", goal);
    try {
      var folder = Files.createTempDirectory("ingest");
      try {
        PolicyFolder.write(folder.resolve("policy"));
        measure(folder, false, quick ? 30 : 600, line);
        if (this == MQTT) {
          measure(folder, true, quick ? 20 : 60, line);
        }
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private void measure(Path folder, boolean allOpen, int seconds, ObjectNode line)
      throws IOException {
    var outside = Optional.ofNullable(System.getenv("GRIDWARD_MQTT_URL"));
    var brokerPort = freePort();
    var home = Files.createTempDirectory(folder, "run");
    Files.createSymbolicLink(home.resolve("policy"), folder.resolve("policy"));
    var children = new ArrayDeque<Child>();
    try {
      var address = outside.orElse("tcp://127.0.0.1:" + brokerPort);
      if (this == MQTT && outside.isEmpty()) {
        var broker = broker(brokerPort, home);
        children.push(broker);
        line.put("broker", broker.greeting().get("broker").asText());
      }
      var town =
          Child.start(
              Town.class,
              List.of("-Xms1g", "-Xmx1g"),
              home.toString(),
              this == MQTT ? address : "-");
      children.push(town);
      var sender = sender(town, URI.create(address).getPort(), allOpen);
      children.push(sender);
      var suffix = allOpen ? "AllOpen" : "";
      var most = climb(town, sender, allOpen);
      line.put(allOpen ? "allOpen" : "value", most);
      var share = (int) (most * SHARE);
      var at = step(town, sender, share, seconds);
      line.put("p50Ms" + suffix, at.get("p50Ms").asDouble());
      line.put("p99Ms" + suffix, at.get("p99Ms").asDouble());
      line.put("maxMs" + suffix, at.get("maxMs").asDouble());
      line.put("seconds" + suffix, seconds);
      line.put("lost" + suffix, at.get("missing").asLong());
      line.put("residentMb" + suffix, town.residentMegabytes());
    } finally {
      children.forEach(Child::close);
    }
  }

  private static Child broker(int port, Path home) {
    return Child.start(
        Broker.class,
        List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"),
        "" + port,
        home.resolve("broker").toString(),
        "in-memory");
  }

  private Child sender(Child town, int brokerPort, boolean allOpen) {
    var ports = town.greeting();
    var port =
        switch (this) {
          case MQTT -> brokerPort;
          case HTTP -> ports.get("http").asInt();
          case TCP -> ports.get("tcp").asInt();
        };
    return Child.start(
        Sender.class,
        List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"),
        name().toLowerCase(Locale.ROOT),
        "" + port,
        "" + connections,
        allOpen ? "b" : "a",
        allOpen ? "all" : "mix");
  }

  /** The highest rate that was kept up with, at the first or at the second try. */
  private int climb(Child town, Child sender, boolean allOpen) {
    var rate = (int) (goal / (allOpen ? 16.0 : 8.0));
    step(town, sender, rate, WARM_UP_SECONDS);
    var most = 0;
    while (isKept(step(town, sender, rate, STEP_SECONDS))
        || isKept(step(town, sender, rate, STEP_SECONDS))) {
      most = rate;
      rate = (int) (rate * STEP);
    }
    return most;
  }

  private static boolean isKept(ObjectNode step) {
    return step.get("missing").asLong() == 0 && step.get("p99Ms").asDouble() <= SLOW_MS;
  }

  /** Sends at a rate, waits for the rest, and says what it came to. */
  private ObjectNode step(Child town, Child sender, int rate, int seconds) {
    var before = town.ask("mark").get("acknowledged").asLong();
    var sent = sender.ask(rate + " " + seconds);
    var after = settled(town);
    var told = this == MQTT ? after : sent; // a broker acknowledges before the town has it
    var line = new ObjectMapper().createObjectNode();
    var taken = after.get("acknowledged").asLong() - before;
    line.put("rate", rate).put("sent", sent.get("sent").asLong()).put("taken", taken);
    line.put("missing", sent.get("sent").asLong() - taken + after.get("deadLetters").asLong());
    for (var name : List.of("p50Ms", "p99Ms", "maxMs")) {
      line.put(name, told.get(name).asDouble());
    }
    line.put("heapMb", after.get("heapMb").asLong());
    System.out.println("  " + line);
    return line;
  }

  /** The figures when nothing comes any more. */
  private static JsonNode settled(Child town) {
    var last = town.ask("report");
    while (true) {
      LockSupport.parkNanos(500_000_000L);
      var next = town.ask("report");
      if (next.get("acknowledged").asLong() == last.get("acknowledged").asLong()) {
        return next;
      }
      last = next;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
