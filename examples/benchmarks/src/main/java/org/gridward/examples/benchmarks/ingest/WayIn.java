package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.gridward.examples.benchmarks.parts.Broker;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.testkit.FreePort;

/** A town, devices that speak one transport to it, and a broker where they speak MQTT. */
final class WayIn implements AutoCloseable {

  private static final int WARM_UP_SECONDS = 15;
  private static final int STEP_SECONDS = 10;
  private static final double STEP = 1.2;
  private static final double LESS = 0.95;
  private static final int STEPS_TO_GOAL = 10; // from a sixth of it
  private static final double SLOW_MS = 1_000;

  /**
   * How it is built.
   *
   * @param transport what the devices speak
   * @param connections how many devices there are
   * @param townQueue how many messages the town's intake takes on at once
   * @param brokerQueue how many messages the broker keeps for the town
   * @param allOpen whether each message opens a case
   */
  record Plan(Ingest transport, int connections, int townQueue, int brokerQueue, boolean allOpen) {}

  private final Scene scene = new Scene();
  private final boolean brokered;
  private final Optional<Child> broker;
  private final Child town;
  private final Child sender;

  WayIn(Plan plan) {
    brokered = plan.transport() == Ingest.MQTT;
    var outside = Optional.ofNullable(System.getenv("GRIDWARD_MQTT_URL")).filter(it -> brokered);
    var address = URI.create(outside.orElseGet(() -> "tcp://127.0.0.1:" + FreePort.next()));
    broker =
        brokered && outside.isEmpty()
            ? Optional.of(broker(address.getPort(), plan.brokerQueue()))
            : Optional.empty();
    town = scene.town("1g", brokered ? address.toString() : "-", plan.townQueue());
    var word = plan.transport().name().toLowerCase(Locale.ROOT);
    var port = brokered ? address.getPort() : town.greeting().get(word).asInt();
    sender = scene.sender(word, port, plan.connections(), plan.allOpen());
  }

  private Child broker(int port, int queue) {
    return scene.start(
        Broker.class,
        List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"),
        Integer.toString(port),
        scene.folder().resolve("broker").toString(),
        "in-memory",
        Integer.toString(queue));
  }

  Child town() {
    return town;
  }

  /** What the broker is called, where this benchmark started one. */
  Optional<String> brokerName() {
    return broker.map(it -> it.greeting().get("broker").asText());
  }

  /**
   * The highest rate that was kept up with, at the first or at the second try; one of the steps is
   * the goal.
   */
  int climb(int goal) {
    step(rate(goal, -STEPS_TO_GOAL), WARM_UP_SECONDS);
    var above = -STEPS_TO_GOAL;
    while (isKeptUpWith(rate(goal, above))) {
      above++;
    }
    return rate(goal, above - 1);
  }

  /** The highest rate that is kept up with in each of several steps on end, from that rate down. */
  int hold(int from, int seconds, int steps) {
    var rate = from;
    for (var kept = 0; kept < steps; ) {
      if (isKept(step(rate, seconds))) {
        kept++;
      } else {
        rate = (int) (rate * LESS);
        kept = 0;
      }
    }
    return rate;
  }

  private static int rate(int goal, int above) {
    return (int) Math.round(goal * Math.pow(STEP, above));
  }

  private boolean isKeptUpWith(int rate) {
    return isKept(step(rate, STEP_SECONDS)) || isKept(step(rate, STEP_SECONDS));
  }

  private static boolean isKept(ObjectNode step) {
    return step.get("missing").asLong() == 0 && step.get("p99Ms").asDouble() <= SLOW_MS;
  }

  /** Sends at a rate, waits for the rest, and says what it came to. */
  ObjectNode step(int rate, int seconds) {
    var before = town.ask("mark").get("acknowledged").asLong();
    var sent = send(rate, seconds);
    var after = settled();
    var line = new ObjectMapper().createObjectNode();
    var taken = after.get("acknowledged").asLong() - before;
    line.put("rate", rate).put("sent", sent.get("sent").asLong()).put("taken", taken);
    line.put("missing", sent.get("sent").asLong() - taken + after.get("deadLetters").asLong());
    for (var name : List.of("p50Ms", "p99Ms", "maxMs")) {
      line.put(name, told(sent, after).get(name).asDouble());
    }
    line.put("heapMb", after.get("heapMb").asLong());
    System.out.println("  " + line);
    return line;
  }

  /** Sends at a rate, and says what the devices saw. */
  JsonNode send(int rate, int seconds) {
    return sender.ask(rate + " " + seconds);
  }

  /** Who knows how long it took: a broker acknowledges before the town has it. */
  JsonNode told(JsonNode sender, JsonNode town) {
    return brokered ? town : sender;
  }

  /** The town's figures when nothing comes any more. */
  JsonNode settled() {
    return settled(town);
  }

  /** A town's figures when nothing comes any more. */
  static JsonNode settled(Child town) {
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

  @Override
  public void close() {
    scene.close();
  }
}
