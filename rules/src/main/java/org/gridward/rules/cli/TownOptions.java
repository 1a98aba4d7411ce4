package org.gridward.rules.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.gridward.event.Datum;
import org.gridward.grid.CodeForm;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.rules.RuleBase;
import picocli.CommandLine.Option;

/** Which town: its policy, its grids, and what their file calls things. */
final class TownOptions {

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "DIR",
      description = "the policy folder or workbook")
  private Path policy;

  @Option(names = "--grids", paramLabel = "FILE", description = "the town's grids, GeoJSON")
  private Path grids;

  @Option(
      names = "--grid-code",
      paramLabel = "PROPERTY",
      description = "property with the grid's code; default: code")
  private String gridCode;

  @Option(
      names = "--crs",
      defaultValue = "wgs84",
      paramLabel = "SYSTEM",
      description = "coordinate system of grids and events: wgs84, cgcs2000, gcj02, bd09")
  private String crs;

  Datum datum() {
    return datum(crs);
  }

  static Datum datum(String crs) {
    try {
      return Datum.valueOf(crs.replace("-", "").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          "--crs is \"" + crs + "\"; write wgs84, cgcs2000, gcj02 or bd09.");
    }
  }

  Path policy() {
    return policy;
  }

  RuleBase loadPolicy() {
    return RuleBase.load(policy);
  }

  /** The grids; their codes must have the form that the policy declares. */
  GridIndex loadGrids(RuleBase rules) {
    return loadGrids(rules.codeForm());
  }

  GridIndex loadGrids(CodeForm form) {
    if (grids == null) {
      throw new WrongUsageException("Missing required option: '--grids=FILE'");
    }
    var layer = gridCode == null ? GridLayer.STANDARD : GridLayer.codedBy(gridCode);
    return GridIndex.load(grids, datum(), layer.form(form));
  }
}
