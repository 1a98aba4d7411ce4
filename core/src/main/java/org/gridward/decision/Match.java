package org.gridward.decision;

/**
 * One condition that held.
 *
 * @param column the heading of the condition's column
 * @param condition the cell as written
 * @param seen the event's value
 */
public record Match(String column, String condition, String seen) {}
