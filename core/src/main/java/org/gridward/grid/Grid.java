package org.gridward.grid;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One cell of the town (网格): what is known of it besides its shape, which stays in the {@link
 * GridIndex}.
 *
 * @param code unique in its layer at every moment
 * @param name what people call it
 * @param kind basic or dedicated
 * @param gridClass I, II or III where the town classes its grids
 * @param areas the units it belongs to, from near to far
 * @param validity from when to when it is a grid; a town that is cut anew gets other grids
 * @param predecessors the grids whose ground it took over
 * @param successors the grids that took over its ground
 */
public record Grid(
    GridCode code,
    String name,
    GridKind kind,
    Optional<GridClass> gridClass,
    List<Area> areas,
    Validity validity,
    List<GridCode> predecessors,
    List<GridCode> successors) {

  public Grid {
    areas = List.copyOf(areas);
    // cases that were kept before grids had these tell nothing of them
    validity = Objects.requireNonNullElse(validity, Validity.ALWAYS);
    predecessors = predecessors == null ? List.of() : List.copyOf(predecessors);
    successors = successors == null ? List.of() : List.copyOf(successors);
  }

  /** A grid since ever and for good. */
  public static Grid of(
      GridCode code, String name, GridKind kind, Optional<GridClass> gridClass, List<Area> areas) {
    return new Grid(code, name, kind, gridClass, areas, Validity.ALWAYS, List.of(), List.of());
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
