package org.gridward.grid;

import org.locationtech.jts.geom.Geometry;

/**
 * A grid and its polygon, on its way into a {@link GridIndex}.
 *
 * @param grid what is known of it
 * @param polygon a valid Polygon or MultiPolygon, degrees WGS84, longitude as x
 */
public record GridShape(Grid grid, Geometry polygon) {}
