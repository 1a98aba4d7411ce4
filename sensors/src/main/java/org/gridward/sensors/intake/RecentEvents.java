package org.gridward.sensors.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.gridward.event.EventId;
import org.gridward.store.Receipt;

/**
 * Remembers what was committed lately, so that a redelivery needs no look-up. Filled after the
 * commit only; empty after a restart: the store's unique keys are the truth.
 */
final class RecentEvents {

  private static final int EVENTS =
      10_000; // more would outlive, and so slow, each young collection
  private static final Duration AT_MOST = Duration.ofHours(24);

  private final Cache<EventId, Receipt> receipts =
      Caffeine.newBuilder()
          .maximumSize(EVENTS)
          .expireAfterWrite(AT_MOST)
          .executor(Runnable::run)
          .build();

  void committed(Receipt receipt) {
    receipts.put(receipt.eventId(), receipt);
  }

  /** The receipt for a message that came again. */
  Optional<Receipt> again(EventId id) {
    return Optional.ofNullable(receipts.getIfPresent(id))
        .map(it -> new Receipt(id, Receipt.Outcome.DUPLICATE, it.caseId()));
  }
}
