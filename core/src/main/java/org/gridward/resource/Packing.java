package org.gridward.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts places into the cells of a mesh by counting them, cell by cell. */
final class Packing {

  /** With more places than this a cell gets a mesh of its own. */
  private static final int CROWDED = 256;

  private Packing() {}

  /**
   * Packs some places.
   *
   * @param all longitude and latitude of every number
   * @param members the numbers to pack
   */
  static PackedPlaces pack(double[] all, int[] members) {
    var mesh = mesh(all, members);
    var cells = new int[members.length];
    var ends = new int[mesh.cells() + 1];
    for (var i = 0; i < members.length; i++) {
      cells[i] = mesh.cell(all[2 * members[i]], all[2 * members[i] + 1]);
      ends[cells[i]]++;
    }
    var crowded = crowded(mesh, ends);
    var crowds = new ArrayList<PackedPlaces>();
    for (var cell : crowded) {
      crowds.add(pack(all, inCell(cell, cells, members)));
      ends[cell] = 0;
    }
    for (var cell = 1; cell < ends.length; cell++) {
      ends[cell] += ends[cell - 1];
    }
    return packed(mesh, ends, cells, all, members, crowded, crowds);
  }

  private static Mesh mesh(double[] all, int[] members) {
    if (members.length == 0) {
      return Mesh.over(0, 0, 0, 0, 0);
    }
    var west = Double.POSITIVE_INFINITY;
    var south = Double.POSITIVE_INFINITY;
    var east = Double.NEGATIVE_INFINITY;
    var north = Double.NEGATIVE_INFINITY;
    for (var number : members) {
      west = Math.min(west, all[2 * number]);
      east = Math.max(east, all[2 * number]);
      south = Math.min(south, all[2 * number + 1]);
      north = Math.max(north, all[2 * number + 1]);
    }
    return Mesh.over(west, south, east, north, members.length);
  }

  private static int[] crowded(Mesh mesh, int[] counts) {
    if (mesh.cells() == 1) { // all at one place: no finer mesh would part them
      return new int[0];
    }
    var crowded = new int[counts.length];
    var count = 0;
    for (var cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > CROWDED) {
        crowded[count++] = cell;
      }
    }
    return Arrays.copyOf(crowded, count);
  }

  private static int[] inCell(int cell, int[] cells, int[] members) {
    var inside = new int[members.length];
    var count = 0;
    for (var i = 0; i < members.length; i++) {
      if (cells[i] == cell) {
        inside[count++] = members[i];
      }
    }
    return Arrays.copyOf(inside, count);
  }

  /**
   * Puts every place that is in no crowd before the end of its cell, which so becomes its start.
   */
  private static PackedPlaces packed(
      Mesh mesh,
      int[] ends,
      int[] cells,
      double[] all,
      int[] members,
      int[] crowded,
      List<PackedPlaces> crowds) {
    var count = ends[mesh.cells()];
    var places = new double[2 * count];
    var numbers = new int[count];
    for (var i = members.length - 1; i >= 0; i--) {
      if (crowded.length == 0 || Arrays.binarySearch(crowded, cells[i]) < 0) {
        var slot = --ends[cells[i]];
        places[2 * slot] = all[2 * members[i]];
        places[2 * slot + 1] = all[2 * members[i] + 1];
        numbers[slot] = members[i];
      }
    }
    return new PackedPlaces(mesh, ends, places, numbers, crowded, crowds);
  }
}
