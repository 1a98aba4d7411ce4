package org.gridward.grid.cell;

import java.util.ArrayList;
import java.util.List;

/** Writes what cells hold as records, and divides cells that hold too much. Not thread-safe. */
final class RecordBuilder {

  /** With more edges in a cell, whether they cancel out is not asked: it would take long. */
  private static final int MOST_COMPARED = 64;

  /** Beyond so many edges the vertices themselves are read as fast. */
  private static final int MOST_SKETCHED = 8;

  private final Rings rings;
  private final Tuning tuning;
  private final ChainBuilder chains;
  private final PiecesBuilder pieces;
  private final IntPoolBuilder pool = new IntPoolBuilder();

  RecordBuilder(Rings rings, Tuning tuning, ChainBuilder chains) {
    this.rings = rings;
    this.tuning = tuning;
    this.chains = chains;
    this.pieces = new PiecesBuilder(rings);
  }

  int[] build() {
    return pool.build();
  }

  /** The code of a cell that borders meet. */
  int code(int chain, double west, double south, double side) {
    var parts = new ArrayList<Part>(4);
    var code = chain;
    for (; code < 0; code = chains.next(code)) {
      insert(parts, chains.part(code));
    }
    var cover = code;
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var covered = cover > 0 && cover <= part.polygon();
      if (covered || part.isCover()) {
        parts.subList(i, parts.size()).clear(); // nothing of them is left
        cover = covered ? cover : part.polygon() + 1;
      }
    }
    return code(parts, cover, west, south, side, 0);
  }

  /** Keeps parts in the order of their polygons. */
  private static void insert(List<Part> parts, Part part) {
    var at = parts.size();
    while (at > 0 && parts.get(at - 1).polygon() > part.polygon()) {
      at--;
    }
    parts.add(at, part);
  }

  private int code(List<Part> parts, int cover, double west, double south, double side, int depth) {
    if (parts.isEmpty()) {
      return cover;
    }
    var edges = 0;
    for (var part : parts) {
      edges += part.edges();
    }
    var finer = side / CellIndex.FINER_SIDE;
    var divisible = depth < tuning.depth() && finer >= Lattice.LEAST_SIDE;
    return divisible && edges > tuning.mostEdges()
        ? divide(parts, cover, west, south, side, depth)
        : record(parts, cover, west, south, side);
  }

  private int record(List<Part> parts, int cover, double west, double south, double side) {
    var x = Lattice.centre(west, side);
    var y = Lattice.centre(south, side);
    var code = taken(pool.size());
    var last = parts.get(parts.size() - 1);
    var tiled = isTiled(parts);
    var kept = tiled ? parts.size() - 1 : parts.size();
    pool.add(kept);
    pool.add(tiled ? last.polygon() : cover - 1);
    for (var part : parts.subList(0, kept)) {
      pool.add(part.polygon() << 1 | Math.max(0, part.centre()));
      var length = pool.size();
      pool.add(CellIndex.EXACT_ONLY);
      if (part.centre() >= 0 && part.pieces().length + part.edges() < CellIndex.EXACT_ONLY) {
        for (var i = 0; i < part.pieces().length; i += 2) {
          piece(part.pieces()[i], part.pieces()[i + 1], x, y, side);
        }
        pool.set(length, pool.size() - length - 1);
      }
    }
    return code;
  }

  /** Short pieces near the cell are sketched, others told by their vertices. */
  private void piece(int first, int edges, double x, double y, double side) {
    var sketched = edges <= MOST_SKETCHED;
    for (var i = first; i <= first + edges && sketched; i++) {
      sketched = Sketch.fits(rings.xy[2 * i], x, side) && Sketch.fits(rings.xy[2 * i + 1], y, side);
    }
    pool.add(sketched ? -edges : first);
    if (!sketched) {
      pool.add(edges);
      return;
    }
    for (var i = first; i <= first + edges; i++) {
      pool.add(Sketch.vertex(rings.xy[2 * i], rings.xy[2 * i + 1], x, y, side));
    }
  }

  private static int taken(int offset) {
    if (offset >= CellIndex.FINER - CellIndex.FINER_SIDE * CellIndex.FINER_SIDE) {
      throw new IllegalArgumentException(
          "Borders of the grids take more than one index holds; split the town.");
    }
    return offset | Integer.MIN_VALUE;
  }

  /**
   * Whether every place of the cell that is in none of the other parts must be in the last: so it
   * is where the centre is in an odd number of them and every edge belongs to an even number. Then
   * each border that is crossed changes two, and the number stays odd. Neighbours that share their
   * borders are so: the last of them takes what is left, without asking its edges.
   */
  private boolean isTiled(List<Part> parts) {
    var inside = 0;
    var edges = 0;
    for (var part : parts) {
      if (part.centre() < 0) {
        return false;
      }
      inside += part.centre();
      edges += part.edges();
    }
    return (inside & 1) == 1 && (edges & 1) == 0 && edges <= MOST_COMPARED && cancel(parts, edges);
  }

  private boolean cancel(List<Part> parts, int count) {
    var edges = new int[count];
    var size = 0;
    for (var part : parts) {
      for (var edge : part.starts()) {
        var twin = twin(edges, size, edge);
        if (twin < 0) {
          edges[size++] = edge;
        } else {
          edges[twin] = edges[--size];
        }
      }
    }
    return size == 0;
  }

  private int twin(int[] edges, int size, int edge) {
    for (var i = size - 1; i >= 0; i--) {
      if (rings.sameEdge(edges[i], edge)) {
        return i;
      }
    }
    return -1;
  }

  /** 8 × 8 finer cells; returns where their codes stand. */
  private int divide(
      List<Part> parts, int cover, double west, double south, double side, int depth) {
    var finer = side / CellIndex.FINER_SIDE;
    var centreX = Lattice.centre(west, side);
    var centreY = Lattice.centre(south, side);
    var codes = pool.size();
    var code = taken(codes) | CellIndex.FINER;
    for (var i = 0; i < CellIndex.FINER_SIDE * CellIndex.FINER_SIDE; i++) {
      pool.add(0);
    }
    for (var row = 0; row < CellIndex.FINER_SIDE; row++) {
      for (var column = 0; column < CellIndex.FINER_SIDE; column++) {
        var x = west + column * finer;
        var y = south + row * finer;
        var inside = new ArrayList<Part>(parts.size());
        var rest = cover;
        for (var part : parts) {
          var piece = clip(part, x, y, finer, centreX, centreY);
          if (piece.pieces().length > 0) {
            inside.add(piece);
          } else if (piece.centre() == 1) { // takes all that is left of the cell
            rest = part.polygon() + 1;
            break;
          }
        }
        pool.set(
            codes + row * CellIndex.FINER_SIDE + column,
            code(inside, rest, x, y, finer, depth + 1));
      }
    }
    return code;
  }

  /** What a finer cell sees of a part. */
  private Part clip(Part part, double west, double south, double side, double fromX, double fromY) {
    pieces.clear();
    for (var edge : part.starts()) {
      if (meets(edge, west, south, side)) {
        pieces.add(edge);
      }
    }
    var x = Lattice.centre(west, side);
    var y = Lattice.centre(south, side);
    return new Part(part.polygon(), centre(part, x, y, fromX, fromY), pieces.build());
  }

  /** Walks from the centre of a finer cell to the centre that is known. */
  private int centre(Part part, double x, double y, double fromX, double fromY) {
    var inside = part.centre();
    for (var i = 0; i < part.pieces().length && inside >= 0; i += 2) {
      var crossed =
          CellIndex.Walk.crossings(
              rings.xy, part.pieces()[i], part.pieces()[i + 1], x, y, fromX, fromY);
      inside = crossed < 0 ? -1 : inside ^ crossed;
    }
    if (inside >= 0) {
      return inside;
    }
    var side = rings.side(part.polygon(), x, y);
    return side == 0 ? -1 : (side + 1) / 2;
  }

  /** Whether an edge meets a cell or its seam. */
  private boolean meets(int edge, double west, double south, double side) {
    var ax = rings.xy[2 * edge];
    var ay = rings.xy[2 * edge + 1];
    var bx = rings.xy[2 * edge + 2];
    var by = rings.xy[2 * edge + 3];
    var seam = side * Lattice.SEAM;
    if (Math.max(ax, bx) < west - seam
        || Math.min(ax, bx) > west + side + seam
        || Math.max(ay, by) < south - seam
        || Math.min(ay, by) > south + side + seam) {
      return false;
    }
    var dx = bx - ax;
    var dy = by - ay;
    var centre = dx * (Lattice.centre(south, side) - ay) - dy * (Lattice.centre(west, side) - ax);
    return Math.abs(centre) <= (Math.abs(dx) + Math.abs(dy)) * (side / 2 + seam);
  }
}
