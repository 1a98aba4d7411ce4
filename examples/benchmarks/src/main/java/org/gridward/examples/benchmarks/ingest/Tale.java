package org.gridward.examples.benchmarks.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** What became of the guests of one manner. Used by one thread. */
final class Tale {

  private final Map<Long, Integer> here = new TreeMap<>(); // by when they came
  private long begun;
  private long answered;
  private long refused;
  private long sentAway;
  private long longest;
  private CountDownLatch coming = new CountDownLatch(0);

  /** Counts those down who come from now on. */
  void expect(CountDownLatch guests) {
    coming = guests;
  }

  void came(long at) {
    coming.countDown();
    here.merge(at, 1, Integer::sum);
  }

  void left(long cameAt, long now) {
    here.computeIfPresent(cameAt, (it, count) -> count == 1 ? null : count - 1);
    sentAway++;
    longest = Math.max(longest, now - cameAt);
  }

  void began() {
    begun++;
  }

  void answered(boolean taken) {
    answered += taken ? 1 : 0;
    refused += taken ? 0 : 1;
  }

  /** The figures; who is still here has stayed until now. */
  Map<String, Object> figures(long now) {
    var oldest = here.keySet().stream().mapToLong(it -> now - it).max().orElse(0);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("here", here.values().stream().mapToInt(Integer::intValue).sum());
    figures.put("begun", begun);
    figures.put("answered", answered);
    figures.put("refused", refused);
    figures.put("sentAway", sentAway);
    figures.put("longestMs", Math.max(longest, oldest) / 1_000_000);
    return figures;
  }
}
