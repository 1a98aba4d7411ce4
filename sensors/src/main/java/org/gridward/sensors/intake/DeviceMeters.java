package org.gridward.sensors.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.TimeQuality;
import org.gridward.sensors.codec.Inbound;
import org.gridward.store.Receipt;

/** Counts what devices send and learns their clocks. Safe for any number of threads. */
final class DeviceMeters {

  private static final int DEVICES = 100_000;
  private static final String SEVERAL = "";
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Cache<String, Meter> meters =
      Caffeine.newBuilder().maximumSize(DEVICES).executor(Runnable::run).build();

  /** Which device speaks from where; a way that several take tells nothing of any. */
  private final Cache<String, String> speakers =
      Caffeine.newBuilder().maximumSize(DEVICES).executor(Runnable::run).build();

  /** One device. */
  private static final class Meter {
    private final DeviceClock clock = new DeviceClock();
    private long duplicates;
    private long unreadable;
    private long missing;
    private long minute; // that is being counted
    private long count; // within it
    private long before; // within the one before it

    private synchronized Event told(Event event) {
      count(event.receivedAt());
      var lost = event.attributes().get(Inbound.MISSING_BEFORE);
      missing += lost == null ? 0 : Long.parseLong(lost);
      if (!isOfItsClock(event)) {
        return event;
      }
      clock.see(event.occurredAt(), event.receivedAt());
      if (clock.isDoubtful(event.occurredAt(), event.receivedAt())) {
        return at(event, event.receivedAt(), TimeQuality.ARRIVAL);
      }
      return clock.shift().isZero()
          ? event
          : at(event, event.occurredAt().plus(clock.shift()), TimeQuality.CORRECTED);
    }

    private void count(Instant at) {
      var now = at.toEpochMilli() / MINUTE;
      if (now != minute) {
        before = now == minute + 1 ? count : 0;
        minute = now;
        count = 0;
      }
      count++;
    }

    private synchronized DeviceFigures figures(Instant now) {
      var ago = now.toEpochMilli() / MINUTE - minute;
      var rate = ago == 0 ? before : ago == 1 ? count : 0;
      return new DeviceFigures(rate, duplicates, missing, unreadable, clock.skew(), clock.shift());
    }

    private synchronized void duplicate() {
      duplicates++;
    }

    private synchronized void unreadable() {
      unreadable++;
    }
  }

  /** What a device kept back, and old states told again, say nothing of its clock. */
  private static boolean isOfItsClock(Event event) {
    return !event.late()
        && event.phase() != Phase.STATE_REPLAY
        && event.timeQuality() != TimeQuality.ARRIVAL
        && event.timeQuality() != TimeQuality.CORRECTED;
  }

  private static Event at(Event event, Instant at, TimeQuality quality) {
    return event.toBuilder()
        .attribute(Event.DEVICE_TIME, event.occurredAt().toString())
        .occurredAt(at, quality)
        .build();
  }

  /** Sees an event of a device; the same event, with its time put right. */
  Event told(Inbound in, Event event) {
    if (!event.source().isDevice() || event.device().isEmpty()) {
      return event;
    }
    speaks(event.device().get().key(), way(in));
    return meter(event).told(event);
  }

  private void speaks(String device, String way) {
    var known = speakers.getIfPresent(way);
    if (known == null || !known.equals(device) && !known.equals(SEVERAL)) {
      speakers.asMap().merge(way, device, (one, other) -> one.equals(other) ? one : SEVERAL);
    }
  }

  /** Counts a message that could not be read where only one device came the same way before. */
  void unreadable(Inbound in) {
    var device = speakers.getIfPresent(way(in));
    if (device != null && !device.equals(SEVERAL)) {
      meter(device).unreadable();
    }
  }

  private static String way(Inbound in) {
    return String.join(" ", in.protocol(), in.transport().name(), in.address(), in.peer());
  }

  void became(Event event, Receipt.Outcome outcome) {
    if (outcome == Receipt.Outcome.DUPLICATE && event.device().isPresent()) {
      meter(event).duplicate();
    }
  }

  private Meter meter(Event event) {
    return meter(event.device().orElseThrow().key());
  }

  private Meter meter(String key) {
    return meters.get(key, it -> new Meter());
  }

  Optional<DeviceFigures> find(String key, Instant now) {
    return Optional.ofNullable(meters.getIfPresent(key)).map(it -> it.figures(now));
  }
}
