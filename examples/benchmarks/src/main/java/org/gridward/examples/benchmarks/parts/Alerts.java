package org.gridward.examples.benchmarks.parts;

import java.time.Instant;

/**
 * What a city's devices say. Of a hundred messages of the mix one opens a case; the others are
 * repeats of open situations, heartbeats and measurements, a third each.
 */
public final class Alerts {

  /** What a message is. */
  public enum Kind {
    OPENING,
    REPEAT,
    HEARTBEAT,
    MEASUREMENT,
    /** Nothing that could be read. */
    GARBAGE
  }

  /** Devices with an open situation; each repeats often enough for it to stay open. */
  private static final int DEVICES = 2_000;

  private static final int HUNDRED = 100;

  private Alerts() {}

  /** What the message of that number is. */
  public static Kind kind(long number, boolean allOpen) {
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

  /** Within the made-up town of 66 grids, which ends at 120.066 and 30.53. */
  private static String place(long number) {
    return "\"longitude\":120.0"
        + (1_000 + number * 7 % 2_900)
        + ",\"latitude\":30.5"
        + (1_000 + number * 13 % 1_900);
  }

  /**
   * A CloudEvent of some 200 bytes. Put together by hand: the sender must leave the processors to
   * those who are measured.
   *
   * @param run tells the messages of one run from those of another
   */
  public static String cloudEvent(String run, long number, Kind kind, Instant at) {
    var text =
        new StringBuilder(280)
            .append("{\"specversion\":\"1.0\",\"id\":\"")
            .append(run)
            .append(number)
            .append("\",\"source\":\"/c/")
            .append(device(number))
            .append("\",\"type\":\"made.kind")
            .append(number % 50)
            .append("\",\"time\":\"")
            .append(at)
            .append("\",\"data\":{");
    switch (kind) {
      case OPENING, REPEAT ->
          text.append("\"phase\":\"")
              .append(kind == Kind.OPENING ? "start" : "update")
              .append("\",\"situation\":\"")
              .append(run)
              .append(matter(number, kind))
              .append("\",")
              .append(place(number));
      case HEARTBEAT -> text.append("\"kind\":\"device.heartbeat\",\"phase\":\"heartbeat\"");
      case MEASUREMENT ->
          text.append("\"phase\":\"measurement\",\"measures\":{\"level\":")
              .append(number % 500)
              .append('}');
      case GARBAGE -> {
        return "{" + run + number;
      }
    }
    return text.append("}}").toString();
  }

  /** An alert as a Hikvision camera pushes it. */
  public static String hikvision(String run, long number, Kind kind, Instant at) {
    var type =
        switch (kind) {
          case OPENING, REPEAT -> "fielddetection";
          case HEARTBEAT -> "videoloss";
          case MEASUREMENT -> "PeopleCounting";
          case GARBAGE -> run + number + "<";
        };
    var text =
        new StringBuilder(700)
            .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .append("<EventNotificationAlert version=\"2.0\"")
            .append(" xmlns=\"http://www.hikvision.com/ver20/XMLSchema\">\n")
            .append("<ipAddress>10.0.0.7</ipAddress>\n<portNo>80</portNo>\n")
            .append("<protocol>HTTP</protocol>\n<macAddress>");
    mac(text, run, matter(number, kind));
    text.append("</macAddress>\n<channelID>1</channelID>\n<dateTime>")
        .append(at)
        .append("</dateTime>\n<activePostCount>1</activePostCount>\n<eventType>")
        .append(type)
        .append("</eventType>\n<eventState>")
        .append(kind == Kind.HEARTBEAT ? "inactive" : "active")
        .append("</eventState>\n<eventDescription>")
        .append(run)
        .append(number)
        .append("</eventDescription>\n");
    if (kind == Kind.MEASUREMENT) {
      text.append("<peopleCounting><enter>")
          .append(number % 90)
          .append("</enter><exit>1</exit></peopleCounting>\n");
    }
    return text.append("</EventNotificationAlert>\n").toString();
  }

  private static void mac(StringBuilder text, String run, long number) {
    var value = (long) (run.hashCode() & 0xffff) << 32 | number;
    for (var shift = 44; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (value >> shift & 15), 16));
      if (shift % 8 == 0 && shift > 0) {
        text.append(':');
      }
    }
  }
}
