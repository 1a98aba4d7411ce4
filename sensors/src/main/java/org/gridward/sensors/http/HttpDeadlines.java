package org.gridward.sensors.http;

import java.time.Duration;

/**
 * How long a client may take. Every deadline is absolute: bytes that trickle in do not move it.
 *
 * @param head from the connection's start, or a request's first byte, to the end of its headers
 * @param bodyGrace from the headers' end until the body must keep its pace, and the longest pause
 *     afterwards
 * @param bodyBytesPerSecond the pace, on average
 * @param idle between two requests
 * @param answer from the body's end to the commit; later the client is told to repeat
 * @param write for taking our answer
 * @param linger how long a refused client may go on sending, so that it reads the refusal
 */
public record HttpDeadlines(
    Duration head,
    Duration bodyGrace,
    int bodyBytesPerSecond,
    Duration idle,
    Duration answer,
    Duration write,
    Duration linger) {

  /** Headers 5 s, body 16 KiB/s from its fourth second on, idle 75 s, answer 30 s, write 10 s. */
  public static final HttpDeadlines STANDARD =
      new HttpDeadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(4),
          16 << 10,
          Duration.ofSeconds(75),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));
}
