package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What three times as much as a town can take does to it, and how soon it is well again at half of
 * what it can take. What was acknowledged is looked for in the store.
 */
public enum Overload implements Trial {
  /** More devices than the intake takes messages on at once, so that it must turn them away. */
  HTTP("overload-http", Ingest.HTTP, 2_000, 1_000),
  /** As shipped; seven hundred terminals with 32 messages each are more than it takes on. */
  TCP("overload-tcp", Ingest.TCP, 700, 20_000),
  /** As shipped; the broker keeps what the town can take in within seconds, and drops the rest. */
  MQTT("overload-mqtt", Ingest.MQTT, 8, 20_000);

  private static final int TIMES = 3;
  private static final int BROKER_QUEUE = 10_000;
  private static final double HALF = 0.5;
  private static final double WELL_MS = 200;
  private static final int GOAL_SECONDS = 10;
  private static final int PATIENCE_SECONDS = 60;

  private final String word;
  private final Ingest transport;
  private final int connections;
  private final int townQueue;

  Overload(String word, Ingest transport, int connections, int townQueue) {
    this.word = word;
    this.transport = transport;
    this.connections = connections;
    this.townQueue = townQueue;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public String sentence() {
    return "Sends three times what a town can take, over %s, and waits until it is well again."
        .formatted(this == TCP ? "JT/T 808" : name());
  }

  /** Overloads for half a minute when quick, else for five. */
  @Override
  public String run(boolean quick) {
    var line = new ObjectMapper().createObjectNode();
    line.put("name", word);
    var plan = new WayIn.Plan(transport, connections, townQueue, BROKER_QUEUE, false);
    try (var way = new WayIn(plan)) {
      way.brokerName().ifPresent(it -> line.put("broker", it));
      var most = way.climb(transport.goal());
      measure(way, most, quick ? 30 : 300, line);
      line.put("residentMb", way.town().residentMegabytes());
    }
    return line.toString();
  }

  private void measure(WayIn way, int most, int seconds, ObjectNode line) {
    way.settled();
    way.send(1, 1); // answers to the last step are not this one's
    way.settled();
    var before = way.town().ask("count");
    way.town().ask("mark");
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var sent = new ArrayList<JsonNode>();
    sent.add(way.send(TIMES * most, seconds));
    var during = way.town().ask("report");
    System.out.println("  " + sent.get(0) + "\n  " + during);
    var well = recover(way, (int) (HALF * most), end, sent);
    way.settled();
    var after = way.town().ask("count");
    line.put("value", Math.round(well * 10) / 10.0).put("unit", "s").put("goal", GOAL_SECONDS);
    line.put("most", most).put("seconds", seconds);
    line.put("sent", sum(sent.subList(0, 1), "sent"));
    line.put("taken", grown(before, during, "acknowledged"));
    line.put("refused", sum(sent, "refused")).put("givenUp", sum(sent, "givenUp"));
    line.put("p99Ms", way.told(sent.get(0), during).get("p99Ms").asDouble());
    line.put("closed", sum(sent, "closed"));
    line.put("heapMaxMb", during.get("heapMaxMb").asInt());
    var stored = grown(before, after, "stored");
    if (this == MQTT) { // the broker acknowledges to the devices, the town to the broker
      var acknowledged = grown(before, after, "acknowledged");
      line.put("missing", Math.max(0, acknowledged - stored));
      line.put("droppedByBroker", sum(sent, "answered") - acknowledged);
    } else {
      line.put("missing", Math.max(0, sum(sent, "answered") - stored));
    }
  }

  /** Sends so many a second until they are answered in time, and says how long after the end. */
  private static double recover(WayIn way, int rate, long end, List<JsonNode> sent) {
    var passed = 0.0;
    JsonNode told;
    do {
      way.town().ask("mark");
      var second = way.send(rate, 1);
      sent.add(second);
      told = way.told(second, way.town().ask("report"));
      passed = (System.nanoTime() - end) / (double) TimeUnit.SECONDS.toNanos(1);
      System.out.printf("  after %.1f s: p99 %.0f ms%n", passed, told.get("p99Ms").asDouble());
    } while (told.get("p99Ms").asDouble() > WELL_MS && passed < PATIENCE_SECONDS);
    return passed;
  }

  private static long sum(List<JsonNode> figures, String name) {
    return figures.stream().mapToLong(it -> it.get(name).asLong()).sum();
  }

  private static long grown(JsonNode before, JsonNode after, String name) {
    return after.get(name).asLong() - before.get(name).asLong();
  }
}
