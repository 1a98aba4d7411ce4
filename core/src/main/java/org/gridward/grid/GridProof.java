package org.gridward.grid;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Location;

/**
 * Why an event belongs to its grid.
 *
 * @param gridSet the version of the grids that answered
 * @param received the place as it was received
 * @param longitude the place as it was looked up, degrees WGS84
 * @param latitude the place as it was looked up, degrees WGS84
 * @param grid the grid chosen; empty when outside all
 * @param covering all grids that have the place in or on them, in their order of precedence
 * @param onBorder whether the place lies exactly on the chosen grid's border
 * @param borderMetres distance to the chosen grid's border
 * @param nearBorder whether that distance is within the accuracy of the place, or within {@link
 *     GridIndex#NEAR_BORDER_METRES}
 * @param nearest outside all grids the nearest one, within {@link GridIndex#NEAREST_WITHIN_METRES}
 */
public record GridProof(
    String gridSet,
    Location received,
    double longitude,
    double latitude,
    Optional<GridCode> grid,
    List<GridCode> covering,
    boolean onBorder,
    OptionalDouble borderMetres,
    boolean nearBorder,
    Optional<NearGrid> nearest) {

  public GridProof {
    covering = List.copyOf(covering);
  }
}
