package org.gridward.grid;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a location belongs to, layer by layer: dedicated and basic grids, community,
 * street, district.
 *
 * @param grids all grids that have it in or on them, in their order of precedence
 * @param areas the units of those grids, each once, from near to far and in the order of the grids:
 *     a place on a village's border belongs to both villages
 * @param gridSet the version of the grids that answered
 */
public record Covering(List<Grid> grids, List<Area> areas, String gridSet) {

  public Covering {
    grids = List.copyOf(grids);
    areas = List.copyOf(areas);
  }

  /** The grids of one kind, in their order of precedence. */
  public List<Grid> grids(GridKind kind) {
    return grids.stream().filter(it -> it.kind() == kind).toList();
  }

  /** The unit of one level that the first grid belongs to. */
  public Optional<Area> area(Area.Level level) {
    return areas.stream().filter(it -> it.level() == level).findFirst();
  }
}
