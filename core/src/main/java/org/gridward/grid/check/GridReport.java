package org.gridward.grid.check;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file of grids holds and what is wrong with it.
 *
 * @param file the file
 * @param features how many features it has, areas above grids counted
 * @param grids how many of them were taken
 * @param defects all that is wrong, by feature and then as found
 * @param repairs what was mended, feature by feature
 */
public record GridReport(
    Path file, int features, int grids, List<GridDefect> defects, List<String> repairs) {

  private static final int SHOWN = 20;

  public GridReport {
    defects = List.copyOf(defects);
    repairs = List.copyOf(repairs);
  }

  /** Whether something is wrong that must be mended. */
  public boolean blocks() {
    return defects.stream().anyMatch(it -> !it.warning());
  }

  /** What must be mended, at most twenty of it, as the text of a refusal. */
  public String refusal() {
    var blocking = defects.stream().filter(it -> !it.warning()).toList();
    return "%s has %d defects in %d features:%n  %s"
        .formatted(
            file,
            blocking.size(),
            features,
            blocking.stream()
                .limit(SHOWN)
                .map(GridDefect::toString)
                .collect(Collectors.joining(System.lineSeparator() + "  ")));
  }
}
