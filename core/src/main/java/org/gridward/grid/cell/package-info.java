/**
 * Part of the second stop: the arrays behind the grid index. Knows polygons by number only; the
 * lower number goes first.
 */
package org.gridward.grid.cell;
