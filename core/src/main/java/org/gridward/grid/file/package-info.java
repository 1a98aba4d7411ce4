/** Part of the second stop: reads and writes files of grids. */
package org.gridward.grid.file;
