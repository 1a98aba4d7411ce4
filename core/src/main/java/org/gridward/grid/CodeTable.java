package org.gridward.grid;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Which number the grid of a code has: a hash table with open addressing. Immutable. */
final class CodeTable {

  private static final int FREE = -1;

  private final List<Grid> grids;
  private final int[] slots; // at least half of them free

  /**
   * Over the grids of those numbers.
   *
   * @throws IllegalArgumentException when two have the same code
   */
  CodeTable(List<Grid> grids, int[] numbers) {
    this.grids = grids;
    this.slots = new int[Integer.highestOneBit(Math.max(1, numbers.length)) * 4];
    Arrays.fill(slots, FREE);
    for (var number : numbers) {
      var code = grids.get(number).code();
      var slot = slot(code);
      if (slots[slot] != FREE) {
        throw twin(code);
      }
      slots[slot] = number;
    }
  }

  static IllegalArgumentException twin(GridCode code) {
    return new IllegalArgumentException(
        "Grid code " + code + " stands for two grids; give each its own code.");
  }

  /** The slot of a code, or the free one where it would stand. */
  private int slot(GridCode code) {
    var slot = code.hashCode() * 0x9E3779B9 >>> 1 & slots.length - 1;
    while (slots[slot] != FREE && !grids.get(slots[slot]).code().equals(code)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  OptionalInt find(GridCode code) {
    var number = slots[slot(code)];
    return number == FREE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  long bytes() {
    return 4L * slots.length;
  }
}
