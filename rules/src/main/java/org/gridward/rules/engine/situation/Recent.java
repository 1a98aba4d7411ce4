package org.gridward.rules.engine.situation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest sightings of one place, oldest first, as many as its row must count. Times and places
 * lie side by side, for they are asked far oftener than the sightings that they belong to.
 */
final class Recent {

  private static final int FEW = 4;

  private final int most;
  private Sighted[] sightings = new Sighted[FEW];
  private long[] times = new long[FEW];
  private double[] places = new double[2 * FEW]; // longitude, latitude
  private int first;
  private int end;

  /**
   * Nothing so far.
   *
   * @param most how many it keeps
   */
  Recent(int most) {
    this.most = most;
  }

  void add(Sighted sighted) {
    if (end == times.length) {
      makeRoom();
    }
    var at = end++;
    for (; at > first && times[at - 1] > sighted.millis(); at--) {
      move(at - 1, at);
    }
    sightings[at] = sighted;
    times[at] = sighted.millis();
    places[2 * at] = sighted.longitude().orElse(Double.NaN);
    places[2 * at + 1] = sighted.latitude().orElse(Double.NaN);
    if (size() > most) {
      sightings[first++] = null;
    }
  }

  private void move(int from, int to) {
    sightings[to] = sightings[from];
    times[to] = times[from];
    places[2 * to] = places[2 * from];
    places[2 * to + 1] = places[2 * from + 1];
  }

  /** Moves all to the front, of twice the length where that would soon be full again. */
  private void makeRoom() {
    var size = size();
    var length = first < size ? 2 * times.length : times.length;
    sightings = Arrays.copyOfRange(sightings, first, first + length);
    times = Arrays.copyOfRange(times, first, first + length);
    places = Arrays.copyOfRange(places, 2 * first, 2 * (first + length));
    first = 0;
    end = size;
  }

  void clear() {
    Arrays.fill(sightings, first, end, null);
    first = 0;
    end = 0;
  }

  int size() {
    return end - first;
  }

  boolean isFull() {
    return size() == most;
  }

  Sighted newest() {
    return sightings[end - 1];
  }

  /** When the newest happened, in milliseconds; the least of all where there is none. */
  long newestAt() {
    return size() == 0 ? Long.MIN_VALUE : times[end - 1];
  }

  /** When the oldest happened, in milliseconds; there must be one. */
  long oldestAt() {
    return times[first];
  }

  /** How many happened after a moment. */
  int countAfter(long from) {
    return end - firstAfter(from);
  }

  /** Those that happened after a moment. */
  Stream<Sighted> after(long from) {
    return Arrays.stream(sightings, firstAfter(from), end);
  }

  /** Adds those that happened after a moment and within a radius of a place. */
  void gather(long from, double longitude, double latitude, int metres, List<Sighted> found) {
    for (var i = firstAfter(from); i < end; i++) {
      if (Cells.metres(places[2 * i], places[2 * i + 1], longitude, latitude) <= metres) {
        found.add(sightings[i]);
      }
    }
  }

  private int firstAfter(long from) {
    var low = first;
    for (var high = end; low < high; ) {
      var middle = (low + high) >>> 1;
      if (times[middle] > from) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
