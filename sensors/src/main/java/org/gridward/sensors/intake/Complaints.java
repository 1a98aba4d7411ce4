package org.gridward.sensors.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.gridward.sensors.codec.Inbound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what could not be read, once per sensor and minute, however much garbage it sends. */
final class Complaints {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int SENSORS = 10_000;

  private final Cache<String, Boolean> said;

  Complaints(InstantSource clock) {
    said =
        Caffeine.newBuilder()
            .maximumSize(SENSORS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  void unreadable(Inbound in, String reason) {
    if (isFirst(in)) {
      LOG.warn("Unreadable, kept as a dead letter: {} (from {})", reason, origin(in));
    }
  }

  /** A defect of ours, so with its stack. */
  void defect(Inbound in, String reason, Throwable defect) {
    if (isFirst(in)) {
      LOG.error("Kept as a dead letter: {} (from {})", reason, origin(in), defect);
    }
  }

  /** Whether nothing was said of its sensor within the last minute. */
  boolean isFirst(Inbound in) {
    return said.asMap().putIfAbsent(origin(in), Boolean.TRUE) == null;
  }

  /** Over HTTP the peer is the sensor and may make up paths; over MQTT all come from one broker. */
  private static String origin(Inbound in) {
    return in.protocol()
        + " "
        + (in.transport() == Inbound.Transport.MQTT ? in.address() : in.peer());
  }
}
