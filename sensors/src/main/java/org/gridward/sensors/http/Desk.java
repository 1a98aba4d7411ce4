package org.gridward.sensors.http;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.gridward.sensors.intake.Intake;

/**
 * What all connections share.
 *
 * @param gate decides who may send a body
 * @param intake where messages go
 * @param limits what a client may do
 * @param zone of device times that carry none
 * @param clock tells when a message came
 * @param inFlight bytes of bodies that are not answered yet
 * @param events where the host shows an event, its id to be added; for links in answers
 * @param tooSlow counts clients that missed a deadline
 */
record Desk(
    Gate gate,
    Intake intake,
    HttpLimits limits,
    ZoneId zone,
    InstantSource clock,
    ByteBudget inFlight,
    Optional<URI> events,
    LongAdder tooSlow) {

  HttpDeadlines deadlines() {
    return limits.deadlines();
  }
}
