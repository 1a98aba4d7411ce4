package org.gridward.grid;

import java.util.List;
import java.util.Optional;

/**
 * One cell of the town (网格): what is known of it besides its shape, which stays in the {@link
 * GridIndex}.
 *
 * @param code unique in its layer
 * @param name what people call it
 * @param kind basic or dedicated
 * @param gridClass I, II or III where the town classes its grids
 * @param areas the units it belongs to, from near to far
 */
public record Grid(
    GridCode code, String name, GridKind kind, Optional<GridClass> gridClass, List<Area> areas) {

  public Grid {
    areas = List.copyOf(areas);
  }

  /** The unit of one level that this grid belongs to. */
  public Optional<Area> area(Area.Level level) {
    return areas.stream().filter(it -> it.level() == level).findFirst();
  }

  @Override
  public String toString() {
    return name + " (" + code + ")";
  }
}
