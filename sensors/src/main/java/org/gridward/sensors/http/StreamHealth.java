package org.gridward.sensors.http;

import java.time.Instant;
import java.util.Optional;

/**
 * How the stream of one camera stands.
 *
 * @param source which
 * @param connected whether its alerts come now
 * @param heardAt when the last came, a heartbeat too
 * @param problem why they do not come
 */
public record StreamHealth(
    StreamSource source, boolean connected, Optional<Instant> heardAt, Optional<String> problem) {}
