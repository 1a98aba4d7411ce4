package org.gridward.sensors.device;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an address was wrong within the last minute. Safe for any number of threads. */
final class WrongTries {

  private static final int MOST_TRIES = 10;
  private static final int MOST_ADDRESSES = 10_000;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private record Tries(Instant since, int count) {}

  private final Map<String, Tries> tries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  synchronized boolean isTooMany(String address, Instant now) {
    var known = tries.get(address);
    if (known != null && now.isAfter(known.since().plus(WITHIN))) {
      tries.remove(address);
      return false;
    }
    return known != null && known.count() >= MOST_TRIES;
  }

  synchronized void add(String address, Instant now) {
    tries.merge(address, new Tries(now, 1), (old, one) -> new Tries(old.since(), old.count() + 1));
  }
}
