package org.gridward.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decisions say again and again, such as the reason that a row gives: kept once in a table, so
 * that a decision has its number. What is said for the second time is learned; its number counts
 * once it is durable. Safe for any number of threads.
 */
final class Phrases {

  /** Stands for a number where there is none yet. */
  static final long NONE = 0;

  /** So many are remembered, those that were said last. */
  private static final int MOST = 10_000;

  private static final long ONCE = -1;
  private static final long LEARNING = -2;

  private final Map<Object, Long> said = new Memory();
  private final List<Object> news = new ArrayList<>();

  private static final class Memory extends LinkedHashMap<Object, Long> {

    private static final long serialVersionUID = 1L;

    Memory() {
      super(MOST, 1, true); // in the order in which they were said last
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
      return size() > MOST;
    }
  }

  /** The number of what is being said, or {@link #NONE}. */
  synchronized long number(Object phrase) {
    var number = said.putIfAbsent(phrase, ONCE);
    if (number == null || number == LEARNING) {
      return NONE;
    }
    if (number == ONCE) {
      said.put(phrase, LEARNING);
      news.add(phrase);
      return NONE;
    }
    return number;
  }

  /** What is to be put into the table; each is given once. */
  synchronized List<Object> takeNews() {
    var taken = List.copyOf(news);
    news.clear();
    return taken;
  }

  /**
   * Ends learning.
   *
   * @param taken what was to be put into the table
   * @param numbers what it has durably by now; the others are learned when they are said again
   */
  synchronized void learned(List<Object> taken, List<Long> numbers) {
    for (var i = 0; i < taken.size(); i++) {
      said.replace(taken.get(i), i < numbers.size() ? numbers.get(i) : ONCE);
    }
  }
}
