package org.gridward.event;

import java.util.List;

/**
 * A polygon in the picture that the device names as the place of the event.
 *
 * @param id the device's name of the region, may be empty
 * @param points corners in order, as fractions of width and height from the upper left, 0 to 1
 */
public record ImageRegion(String id, List<Point> points) {

  /** A corner, as fractions of the picture's width and height. */
  public record Point(double x, double y) {}

  public ImageRegion {
    points = List.copyOf(points);
  }
}
