package org.gridward.grid.cell;

import java.util.Arrays;

/**
 * While polygons are painted, what each cell holds so far: a code, or a chain of borders that ends
 * in a code, the polygon painted last first. Kept in blocks, so that growing copies nothing. Not
 * thread-safe.
 */
final class ChainBuilder {

  private static final int BLOCK_BITS = 20;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private int[][] blocks = new int[16][];
  private int end;

  /** Puts a border before what a cell held; returns what it holds now. */
  int push(int before, int polygon, int centre, PiecesBuilder pieces) {
    var length = 3 + pieces.size();
    if ((end & BLOCK - 1) + length > BLOCK) {
      end = (end | BLOCK - 1) + 1;
    }
    var block = block(end >>> BLOCK_BITS);
    var at = end & BLOCK - 1;
    block[at] = before;
    block[at + 1] = polygon << 2 | centre + 1;
    block[at + 2] = pieces.size();
    for (var i = 0; i < pieces.size(); i++) {
      block[at + 3 + i] = pieces.get(i);
    }
    var code = -1 - end;
    end += length;
    if (end < 0) {
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

  /** The border that a code begins with. */
  Part part(int code) {
    var block = blocks[-1 - code >>> BLOCK_BITS];
    var at = -1 - code & BLOCK - 1;
    var head = block[at + 1];
    var from = at + 3;
    return new Part(
        head >> 2, (head & 3) - 1, Arrays.copyOfRange(block, from, from + block[at + 2]));
  }

  /** What comes after the border that a code begins with. */
  int next(int code) {
    return blocks[-1 - code >>> BLOCK_BITS][-1 - code & BLOCK - 1];
  }

  long bytes() {
    return 4L * end;
  }
}
