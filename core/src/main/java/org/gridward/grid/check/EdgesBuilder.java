package org.gridward.grid.check;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gridward.grid.cell.Rings;

/**
 * Pairs every edge with the one that goes the other way along it; where more than two run, the
 * first two at most are a pair. A hash table of edges with open addressing, an edge being known by
 * the number of its first vertex. Not thread-safe.
 */
final class EdgesBuilder {

  private static final int FREE = -1;
  private static final int PAIRED = -2; // an edge that has its partner is kept as this minus itself

  private final Rings rings;
  private final int[] slots;
  private final IntStream.Builder crowded = IntStream.builder();

  EdgesBuilder(Rings rings) {
    this.rings = rings;
    this.slots = new int[Integer.highestOneBit(Math.max(1, rings.vertices())) * 4];
    Arrays.fill(slots, FREE);
  }

  /** The edges that nobody goes the other way, in order. */
  int[] unpaired() {
    for (var ring = 0; ring < rings.firstRing(rings.polygons()); ring++) {
      for (var edge = rings.firstVertex(ring); edge < rings.firstVertex(ring + 1) - 1; edge++) {
        add(edge);
      }
    }
    var alone = IntStream.of(slots).filter(it -> it >= 0);
    return IntStream.concat(alone, crowded.build()).sorted().toArray();
  }

  private void add(int edge) {
    var slot = slot(edge);
    while (slots[slot] != FREE) {
      var paired = slots[slot] <= PAIRED;
      var known = paired ? PAIRED - slots[slot] : slots[slot];
      if (isReverse(known, edge) && !paired) {
        slots[slot] = PAIRED - known;
        return;
      }
      if (isReverse(known, edge) || isAlong(known, edge)) {
        crowded.add(edge); // ground on the same side of it twice: a third grid, or a twin
        return;
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = edge;
  }

  private boolean isAlong(int one, int other) {
    return isSame(one, other) && isSame(one + 1, other + 1);
  }

  private boolean isReverse(int one, int other) {
    return isSame(one, other + 1) && isSame(one + 1, other);
  }

  private boolean isSame(int one, int other) {
    return rings.longitude(one) == rings.longitude(other)
        && rings.latitude(one) == rings.latitude(other);
  }

  /** The same for both directions. */
  private int slot(int edge) {
    var hash = hash(edge) + hash(edge + 1);
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 32) & slots.length - 1;
  }

  private long hash(int vertex) {
    var x = Double.doubleToRawLongBits(rings.longitude(vertex));
    var y = Double.doubleToRawLongBits(rings.latitude(vertex));
    var hash = x * 0xBF58476D1CE4E5B9L ^ Long.rotateLeft(y * 0x94D049BB133111EBL, 31);
    return hash ^ hash >>> 29;
  }
}
