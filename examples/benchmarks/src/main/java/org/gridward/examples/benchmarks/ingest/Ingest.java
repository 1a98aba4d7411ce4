package org.gridward.examples.benchmarks.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How many alerts a second come in over one transport, acknowledged after the sync, and how long
 * they take at 80 % of that. Town, devices and broker are processes of their own on this machine.
 */
public enum Ingest implements Trial {
  MQTT("ingest-mqtt", "Takes alerts of a broker in, QoS 1.", 8, 15_000),
  HTTP("ingest-http", "Takes Hikvision alerts in over HTTP.", 256, 8_000),
  TCP("ingest-tcp", "Takes positions of vehicles in, JT/T 808 over TCP.", 200, 25_000);

  private static final int ALL_OPEN_GOAL = 6_000;
  private static final double SHARE = 0.8;
  private static final int QUICK = 30;
  private static final int MINUTE = 60;
  private static final int TEN_MINUTES = 600;
  private static final int TOWN_QUEUE = 20_000;
  private static final int BROKER_QUEUE = 1_000_000;

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

  @Override
  public String word() {
    return word;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  /** How many messages a second it should take in. */
  int goal() {
    return goal;
  }

  /**
   * Ten minutes at the goal and ten at 80 % of the most that is kept up with in ten minutes on end;
   * half a minute each when quick, and a minute where every alert opens a case.
   */
  @Override
  public String run(boolean quick) {
    var line = new ObjectMapper().createObjectNode();
    line.put("name", word).put("unit", "1/s");
    measure(goal, false, quick ? QUICK : TEN_MINUTES, line);
    if (this == MQTT) {
      measure(ALL_OPEN_GOAL, true, quick ? QUICK : MINUTE, line);
    }
    return line.toString();
  }

  private void measure(int goal, boolean allOpen, int seconds, ObjectNode line) {
    var plan = new WayIn.Plan(this, connections, TOWN_QUEUE, BROKER_QUEUE, allOpen);
    try (var way = new WayIn(plan)) {
      way.brokerName().ifPresent(it -> line.put("broker", it));
      var suffix = allOpen ? "AllOpen" : "";
      var most =
          way.hold(way.climb(goal), Math.min(seconds, MINUTE), Math.max(1, seconds / MINUTE));
      line.put("goal" + suffix, goal).put("value" + suffix, most).put("seconds" + suffix, seconds);
      line.set("atGoal" + suffix, way.step(goal, seconds));
      line.set("at80" + suffix, way.step((int) (most * SHARE), seconds));
      line.put("residentMb" + suffix, way.town().residentMegabytes());
    }
  }
}
