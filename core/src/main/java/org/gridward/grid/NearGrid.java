package org.gridward.grid;

/**
 * A grid and how far it is.
 *
 * @param grid the grid
 * @param metres to its border, or 0 in or on it
 */
public record NearGrid(Grid grid, double metres) {}
