package org.gridward.grid.cell;

import java.util.Arrays;

/**
 * While polygons are painted, what each cell holds so far: a code, or a chain of parts in no order
 * that ends in a code. Kept in blocks, so that growing copies nothing. Not thread-safe.
 */
final class ChainBuilder {

  private static final int BLOCK_BITS = 20;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private int[][] blocks = new int[16][];
  private int end;

  /** Adds a polygon that has the whole cell to what a cell held; returns what it holds now. */
  int cover(int before, int polygon) {
    if (before < 0) {
      return start(before, polygon, 1, 0);
    }
    return before == 0 ? polygon + 1 : Math.min(before, polygon + 1);
  }

  /** Adds a border to what a cell held; returns what it holds now. */
  int push(int before, int polygon, int centre, PiecesBuilder pieces) {
    var code = start(before, polygon, centre, pieces.size());
    var block = blocks[-1 - code >>> BLOCK_BITS];
    var at = (-1 - code & BLOCK - 1) + 3;
    for (var i = 0; i < pieces.size(); i++) {
      block[at + i] = pieces.get(i);
    }
    return code;
  }

  private int start(int before, int polygon, int centre, int pieces) {
    var length = 3 + pieces;
    if ((end & BLOCK - 1) + length > BLOCK) {
      end = (end | BLOCK - 1) + 1;
    }
    var block = block(end >>> BLOCK_BITS);
    var at = end & BLOCK - 1;
    block[at] = before;
    block[at + 1] = polygon << 2 | centre + 1;
    block[at + 2] = pieces;
    var code = -1 - end;
    end += length;
    if (length > BLOCK || end < 0) {
      throw new IllegalArgumentException(
          "Borders of the grids take more than one index holds; split the town.");
    }
    return code;
  }

  private int[] block(int number) {
    if (number == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * number);
    }
    if (blocks[number] == null) {
      blocks[number] = new int[BLOCK];
    }
    return blocks[number];
  }

  /** The part that a code begins with. */
  Part part(int code) {
    var block = blocks[-1 - code >>> BLOCK_BITS];
    var at = -1 - code & BLOCK - 1;
    var head = block[at + 1];
    var from = at + 3;
    return new Part(
        head >> 2, (head & 3) - 1, Arrays.copyOfRange(block, from, from + block[at + 2]));
  }

  /** What comes after the part that a code begins with. */
  int next(int code) {
    return blocks[-1 - code >>> BLOCK_BITS][-1 - code & BLOCK - 1];
  }

  long bytes() {
    return 4L * end;
  }
}
