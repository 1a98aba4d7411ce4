package org.gridward.rules.engine.situation;

/**
 * A sighting, for one row that watches for it.
 *
 * @param row index of the row
 * @param place where, as the row sees it: a name, or a cell
 * @param sighted the sighting
 * @param receivedAt when it was received, in milliseconds
 * @param counts whether it is more than a sign of life
 */
record Question(Integer row, Object place, Sighted sighted, long receivedAt, boolean counts) {}
