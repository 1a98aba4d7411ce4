package org.gridward.grid.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Optional<String> problem) {}
