package org.gridward.grid.check;

import java.util.List;
import java.util.stream.Collectors;
import org.gridward.grid.GridKind;
import org.gridward.grid.Validity;

/**
 * How grids lie to each other. Basic grids fill the town once; dedicated ones lie over them, and
 * may lie in each other but not partly over each other. Grids of different times are never
 * compared.
 */
public final class Topology {

  private Topology() {}

  /** Notes what is wrong between the candidates of one file. */
  public static void check(List<Candidate> candidates, DefectsBuilder defects) {
    var validities = candidates.stream().map(Candidate::validity).collect(Collectors.toSet());
    for (var moment : Validity.spans(validities)) {
      var valid = candidates.stream().filter(it -> it.validity().has(moment)).toList();
      var basic = of(valid, GridKind.BASIC);
      var dedicated = of(valid, GridKind.DEDICATED);
      new Tiles(basic, defects).check(valid);
      new Overlaps(dedicated, defects).checkAll();
    }
  }

  private static List<Candidate> of(List<Candidate> candidates, GridKind kind) {
    return candidates.stream().filter(it -> it.kind() == kind && it.sound()).toList();
  }
}
