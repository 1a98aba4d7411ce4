package org.gridward.examples.benchmarks.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a city's devices say. Of a hundred messages of the mix one opens a case; the others are
 * repeats of open situations, heartbeats and measurements, a third each.
 */
final class Alerts {

  /** What a message is. */
  enum Kind {
    OPENING,
    REPEAT,
    HEARTBEAT,
    MEASUREMENT
  }

  /** Devices with an open situation; each repeats often enough for it to stay open. */
  private static final int DEVICES = 2_000;

  private static final int HUNDRED = 100;

  private Alerts() {}

  /** What the message of that number is. */
  static Kind kind(long number, boolean allOpen) {
    if (allOpen || number % HUNDRED == 0 || number < DEVICES) {
      return Kind.OPENING;
    }
    return switch ((int) (number % 3)) {
      case 0 -> Kind.REPEAT;
      case 1 -> Kind.HEARTBEAT;
      default -> Kind.MEASUREMENT;
    };
  }

  /** An open situation; the first messages opened them. */
  private static long device(long number) {
    return number / 3 % DEVICES;
  }

  /** Which situation a message is about: its own where it opens one. */
  private static long matter(long number, Kind kind) {
    return kind == Kind.OPENING ? number : device(number);
  }

  /** Within the made-up town of 66 grids. */
  private static double longitude(long number) {
    return 120.001 + number * 7 % 97 / 97.0 * 0.04;
  }

  private static double latitude(long number) {
    return 30.501 + number * 13 % 89 / 89.0 * 0.04;
  }

  /**
   * A CloudEvent of some 200 bytes.
   *
   * @param run tells the messages of one run from those of another
   */
  static String cloudEvent(String run, long number, Kind kind, Instant at) {
    var head =
        "{\"specversion\":\"1.0\",\"id\":\"%s%d\",\"source\":\"/c/%d\",\"type\":\"made.kind%d\",\"time\":\"%s\",\"data\":{"
            .formatted(run, number, device(number), number % 50, at);
    return head
        + switch (kind) {
          case OPENING, REPEAT ->
              "\"phase\":\"%s\",\"situation\":\"%s%d\",\"longitude\":%.5f,\"latitude\":%.5f}}"
                  .formatted(
                      kind == Kind.OPENING ? "start" : "update",
                      run,
                      matter(number, kind),
                      longitude(number),
                      latitude(number));
          case HEARTBEAT -> "\"phase\":\"heartbeat\"}}";
          case MEASUREMENT ->
              "\"phase\":\"measurement\",\"measures\":{\"level\":%.2f}}}"
                  .formatted(number % 500 / 100.0);
        };
  }

  /** An alert as a Hikvision camera pushes it. */
  static String hikvision(String run, long number, Kind kind, Instant at) {
    var type =
        switch (kind) {
          case OPENING, REPEAT -> "fielddetection";
          case HEARTBEAT -> "videoloss";
          case MEASUREMENT -> "PeopleCounting";
        };
    var counted =
        kind == Kind.MEASUREMENT
            ? "<peopleCounting><enter>%d</enter><exit>1</exit></peopleCounting>"
                .formatted(number % 90)
            : "";
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <EventNotificationAlert version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema">
    <ipAddress>10.0.0.7</ipAddress>
    <portNo>80</portNo>
    <protocol>HTTP</protocol>
    <macAddress>%s</macAddress>
    <channelID>1</channelID>
    <dateTime>%s</dateTime>
    <activePostCount>1</activePostCount>
    <eventType>%s</eventType>
    <eventState>%s</eventState>
    <eventDescription>%s%d</eventDescription>
    %s</EventNotificationAlert>
    """
        .formatted(
            mac(run, matter(number, kind)),
            at.atOffset(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.SECONDS),
            type,
            kind == Kind.HEARTBEAT ? "inactive" : "active",
            run,
            number,
            counted);
  }

  private static String mac(String run, long number) {
    var hex = "%04x%08x".formatted(run.hashCode() & 0xffff, number);
    return hex.replaceAll("(..)(?=.)", "$1:");
  }
}
