/**
 * Second stop of the line: which grid (网格) an event lies in, and the proof of it. The only home of
 * the geometry library.
 */
package org.gridward.grid;
