package org.gridward.grid.cell;

import java.util.Arrays;

/**
 * Integers that grow at the end. Kept in blocks, so that growing copies nothing. Not thread-safe.
 */
final class IntPoolBuilder {

  private static final int BLOCK_BITS = 16;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private int[][] blocks = {new int[BLOCK]};
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    var number = size >>> BLOCK_BITS;
    if (number == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * number);
    }
    if (blocks[number] == null) {
      blocks[number] = new int[BLOCK];
    }
    blocks[number][size++ & BLOCK - 1] = value;
  }

  int get(int at) {
    return blocks[at >>> BLOCK_BITS][at & BLOCK - 1];
  }

  void set(int at, int value) {
    blocks[at >>> BLOCK_BITS][at & BLOCK - 1] = value;
  }

  void clear() {
    size = 0;
  }

  int[] build() {
    var all = new int[size];
    for (var from = 0; from < size; from += BLOCK) {
      System.arraycopy(blocks[from >>> BLOCK_BITS], 0, all, from, Math.min(BLOCK, size - from));
    }
    return all;
  }
}
