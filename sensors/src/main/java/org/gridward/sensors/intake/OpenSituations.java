package org.gridward.sensors.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.store.Receipt;

/**
 * Remembers which situations had an open case lately, so that no time is spent on deciding their
 * repeats. Filled after the commit only; empty after a restart. It may be wrong about a case that
 * was closed meanwhile, or a silence that has passed: the store knows, and asks for a decision
 * then.
 */
final class OpenSituations {

  private static final int SITUATIONS = 50_000;
  private static final Duration AT_MOST = Duration.ofHours(24);

  private final Cache<String, Boolean> open =
      Caffeine.newBuilder()
          .maximumSize(SITUATIONS)
          .expireAfterAccess(AT_MOST)
          .executor(Runnable::run)
          .build();

  /** What became of an event, after its commit. */
  void became(Event event, Receipt receipt) {
    if (receipt.caseId().isEmpty() || receipt.outcome() == Receipt.Outcome.DUPLICATE) {
      return;
    }
    event.situation().map(Situation::key).ifPresent(it -> became(it, event.phase()));
  }

  private void became(String key, Phase phase) {
    if (phase == Phase.END) {
      open.invalidate(key);
    } else if (open.getIfPresent(key) == null) {
      open.put(key, true);
    }
  }

  /** Whether an event most likely belongs to a case that is open. */
  boolean isRepeat(Event event) {
    return event.situation().filter(it -> open.getIfPresent(it.key()) != null).isPresent();
  }
}
