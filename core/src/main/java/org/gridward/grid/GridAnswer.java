package org.gridward.grid;

import java.util.List;

/** Which grid a location lies in. A border belongs to its grids; outside is an answer too. */
public sealed interface GridAnswer {

  /** The version of the grids that answered, see {@link GridIndex#version()}. */
  String gridSet();

  /** Well inside one grid, or inside several of which this one goes first. */
  record Inside(Grid grid, String gridSet) implements GridAnswer {}

  /**
   * On the border of the grid that answers.
   *
   * @param grid the one chosen: dedicated first, then smaller area, then lowest code
   * @param tied all that have the location in or on them, the chosen one first
   * @param gridSet the version of the grids
   */
  record OnBorder(Grid grid, List<GridCode> tied, String gridSet) implements GridAnswer {
    public OnBorder {
      tied = List.copyOf(tied);
    }
  }

  /** In no grid. */
  record Outside(String gridSet) implements GridAnswer {}
}
