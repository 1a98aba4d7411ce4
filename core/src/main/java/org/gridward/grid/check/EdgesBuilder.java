package org.gridward.grid.check;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gridward.grid.cell.Rings;

/**
 * Pairs every edge with the one that goes the other way along it. A hash table of edges with open
 * addressing, an edge being known by the number of its first vertex. Not thread-safe.
 */
final class EdgesBuilder {

  private static final int FREE = -1;
  private static final int PAIRED = -2;

  private final Rings rings;
  private final int[] slots;

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
    return IntStream.of(slots).filter(it -> it >= 0).sorted().toArray();
  }

  private void add(int edge) {
    var slot = slot(edge);
    var free = -1;
    while (slots[slot] != FREE) {
      if (slots[slot] == PAIRED) {
        free = free < 0 ? slot : free;
      } else if (isReverse(slots[slot], edge)) {
        slots[slot] = PAIRED;
        return;
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[free < 0 ? slot : free] = edge;
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
