package org.gridward.rules.engine.situation;

import java.util.List;

/**
 * The sightings of a piece that one row watches for. The session forgets them at once.
 *
 * @param row index of the row
 * @param questions in the order in which they were received
 */
record Asking(Integer row, List<Question> questions) {}
