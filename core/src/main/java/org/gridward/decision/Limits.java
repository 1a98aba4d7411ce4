package org.gridward.decision;

import java.time.Instant;
import java.util.Optional;
import org.gridward.deadline.TimeLimit;

/**
 * The clocks of a case.
 *
 * @param accept how long until somebody must have taken it in hand (受理时限)
 * @param handle how long until it must be handled (处置时限)
 * @param reminder how long before the deadline the handler is reminded, where a row says so
 * @param dueAt the deadline, counted from the event's receipt
 * @param remindAt when the handler is reminded: before {@code dueAt}, never before half the time
 */
public record Limits(
    Optional<TimeLimit> accept,
    TimeLimit handle,
    Optional<TimeLimit> reminder,
    Instant dueAt,
    Instant remindAt) {}
