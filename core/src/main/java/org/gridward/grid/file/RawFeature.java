package org.gridward.grid.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * A feature as it stands in a file, before anything is believed.
 *
 * @param number 1 or more, in the order of the file
 * @param properties texts, numbers, truth values, and lists of them
 * @param type what its geometry calls itself; "null" where there is none
 * @param parts of each polygon its rings, the shell first; of each ring x, y, x, y, …
 * @param positions how many there are, also where they were too many to be kept
 * @param problem a position that is no pair of numbers
 */
record RawFeature(
    int number,
    Map<String, Object> properties,
    String type,
    List<List<double[]>> parts,
    int positions,
    Optional<String> problem) {

  /** Its first position as it stands in the file; no numbers where there is none. */
  Coordinate first() {
    return parts.stream()
        .flatMap(List::stream)
        .filter(it -> it.length > 0)
        .findFirst()
        .map(it -> new Coordinate(it[0], it[1]))
        .orElse(new Coordinate(Double.NaN, Double.NaN));
  }
}
