/** Part of the second stop: what is wrong with a file of grids. */
package org.gridward.grid.check;
