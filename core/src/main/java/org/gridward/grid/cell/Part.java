package org.gridward.grid.cell;

/**
 * What a polygon has of one cell.
 *
 * @param polygon its number
 * @param centre whether the cell's centre is inside: 1 yes, 0 no, −1 the border goes through it
 * @param pieces first vertex and number of edges of each piece, in order
 */
record Part(int polygon, int centre, int[] pieces) {

  /** Whether no border meets the cell: all of it is inside. */
  boolean isCover() {
    return pieces.length == 0;
  }

  int edges() {
    var sum = 0;
    for (var i = 1; i < pieces.length; i += 2) {
      sum += pieces[i];
    }
    return sum;
  }

  /** The start vertex of every edge. */
  int[] starts() {
    var starts = new int[edges()];
    var next = 0;
    for (var i = 0; i < pieces.length; i += 2) {
      for (var k = 0; k < pieces[i + 1]; k++) {
        starts[next++] = pieces[i] + k;
      }
    }
    return starts;
  }
}
