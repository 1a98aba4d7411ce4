package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a town with the standard limits bears many connections: first as many as it may hold, most of
 * them resting and some slow, then attackers that drip a byte a second. Beside them, ordinary
 * devices send at a steady rate.
 */
final class Connections implements Trial {

  private static final int TOWN_QUEUE = 20_000;
  private static final int MOST = 20_000;
  private static final int OWN_FILES = 1_000; // of a process, besides the connections
  private static final int RATE = 2_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int ORDINARY = 200;
  private static final int SLOW = 100; // of each kind
  private static final int HONEST = 1_000;
  private static final int DRIPPING = 3_000; // of each kind
  private static final int GOAL_RESIDENT_MB = 1_024;
  private static final int GOAL_P99_MS = 200;
  private static final int GOAL_CLOSED_MS = 10_000;

  /** What the ordinary devices, the town and its guests say at the end. */
  private record Seen(JsonNode sent, JsonNode town, JsonNode guests, long residentMb) {}

  @Override
  public String word() {
    return "connections";
  }

  @Override
  public String sentence() {
    return "Holds idle and slow connections, and sends away those that drip.";
  }

  /** Holds each crowd for 20 s when quick, else for two minutes. */
  @Override
  public String run(boolean quick) {
    var seconds = quick ? 20 : 120;
    var line = new ObjectMapper().createObjectNode();
    line.put("name", word());
    hold(seconds, line);
    drip(seconds, line);
    return line.toString();
  }

  private static void hold(int seconds, ObjectNode line) {
    var files = openFiles();
    var goal = (int) Math.min(MOST, files - OWN_FILES);
    System.out.printf(
        "  ulimit -n is %,d: %,d connections, %s.%n",
        files, goal, goal < MOST ? "as many as it leaves" : "as many as are asked for");
    var resting = goal - ORDINARY - 2 * SLOW;
    var counts =
        Map.of(
            Manner.RESTING_CAMERA,
            resting / 2,
            Manner.RESTING_TERMINAL,
            resting - resting / 2,
            Manner.SLOW_CAMERA,
            SLOW,
            Manner.SLOW_TERMINAL,
            SLOW);
    var seen = see(counts, ORDINARY, seconds);
    var held =
        seen.town().get("httpConnections").asInt() + seen.town().get("tcpConnections").asInt();
    line.put("value", held).put("unit", "connections").put("goal", goal).put("openFiles", files);
    line.put("residentMb", seen.residentMb()).put("goalResidentMb", GOAL_RESIDENT_MB);
    line.put("heapMaxMb", seen.town().get("heapMaxMb").asInt());
    put(line, "p50Ms", "p99Ms", "maxMs", "lost", seen.sent());
    line.put("slowAnswered", sum(seen.guests(), "SLOW", "answered"));
    line.put("sentAway", sum(seen.guests(), "", "sentAway"));
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private static void drip(int seconds, ObjectNode line) {
    var counts =
        Map.of(
            Manner.DRIPPING_HEAD, DRIPPING,
            Manner.DRIPPING_BODY, DRIPPING,
            Manner.DRIPPING_FRAME, DRIPPING);
    var seen = see(counts, HONEST, seconds);
    put(line, "dripP50Ms", "dripP99Ms", "dripMaxMs", "dripLost", seen.sent());
    line.put("dripGoalP99Ms", GOAL_P99_MS);
    line.put("dripHeapMaxMb", seen.town().get("heapMaxMb").asInt());
    line.put("dripping", sum(seen.guests(), "DRIPPING", "here"));
    line.put("dripSentAway", sum(seen.guests(), "DRIPPING", "sentAway"));
    line.put("headClosedMs", seen.guests().get("DRIPPING_HEAD").get("longestMs").asLong());
    line.put("bodyClosedMs", seen.guests().get("DRIPPING_BODY").get("longestMs").asLong());
    line.put("frameClosedMs", seen.guests().get("DRIPPING_FRAME").get("longestMs").asLong());
    line.put("goalClosedMs", GOAL_CLOSED_MS);
  }

  /** Ordinary devices send for some time while guests are there. */
  private static Seen see(Map<Manner, Integer> counts, int ordinary, int seconds) {
    try (var scene = new Scene()) {
      var town = scene.town("512m", "-", TOWN_QUEUE);
      var sender = scene.sender("http", town.greeting().get("http").asInt(), ordinary, false);
      sender.ask(RATE + " " + WARM_UP_SECONDS);
      var guests =
          scene.start(
              Crowd.class,
              List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
              town.greeting().get("http").asText(),
              town.greeting().get("tcp").asText());
      new TreeMap<>(counts).forEach((manner, count) -> guests.ask(manner + " " + count));
      sender.ask(RATE + " " + WARM_UP_SECONDS);
      town.ask("mark");
      var sent = sender.ask(RATE + " " + seconds);
      var seen = new Seen(sent, town.ask("report"), guests.ask("report"), town.residentMegabytes());
      System.out.println("  " + sent + "\n  " + seen.town() + "\n  " + seen.guests());
      return seen;
    }
  }

  private static void put(
      ObjectNode line, String p50, String p99, String max, String lost, JsonNode sent) {
    line.put(p50, sent.get("p50Ms").asDouble());
    line.put(p99, sent.get("p99Ms").asDouble());
    line.put(max, sent.get("maxMs").asDouble());
    line.put(
        lost,
        sent.get("lost").asLong() + sent.get("givenUp").asLong() + sent.get("refused").asLong());
  }

  private static long sum(JsonNode guests, String manners, String figure) {
    var sum = 0L;
    for (var names = guests.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      sum += name.startsWith(manners) ? guests.get(name).get(figure).asLong() : 0;
    }
    return sum;
  }
}
