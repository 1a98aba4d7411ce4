package org.gridward.sensors.http;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.gridward.sensors.intake.Intake;
import org.gridward.store.Receipt;

/**
 * What all connections share.
 *
 * @param gate decides who may send a body
 * @param intake where messages go
 * @param limits what a client may do
 * @param zone of device times that carry none
 * @param clock tells when a message came
 * @param inFlight bytes of bodies that are not answered yet
 * @param links where the host shows what became of an event
 * @param tooSlow counts clients that missed a deadline
 */
record Desk(
    Gate gate,
    Intake intake,
    HttpLimits limits,
    ZoneId zone,
    InstantSource clock,
    ByteBudget inFlight,
    Function<Receipt, Optional<URI>> links,
    LongAdder tooSlow) {

  HttpDeadlines deadlines() {
    return limits.deadlines();
  }
}
