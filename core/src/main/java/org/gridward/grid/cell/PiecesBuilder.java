package org.gridward.grid.cell;

/**
 * Joins the edges of a polygon, given in order, to pieces. A gap of one edge is bridged: one edge
 * more is cheaper than another piece. Not thread-safe.
 */
final class PiecesBuilder {

  private final Rings rings;
  private final IntPoolBuilder pieces = new IntPoolBuilder();

  PiecesBuilder(Rings rings) {
    this.rings = rings;
  }

  void clear() {
    pieces.clear();
  }

  void add(int edge) {
    var last = pieces.size() - 1;
    if (last > 0) {
      var next = pieces.get(last - 1) + pieces.get(last);
      if (edge == next || edge == next + 1 && !rings.endsRing(next)) {
        pieces.set(last, edge + 1 - pieces.get(last - 1));
        return;
      }
    }
    pieces.add(edge);
    pieces.add(1);
  }

  int[] build() {
    return pieces.build();
  }

  int size() {
    return pieces.size();
  }

  int get(int at) {
    return pieces.get(at);
  }
}
