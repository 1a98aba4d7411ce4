package org.gridward.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.grid.LocalMetric;
import org.gridward.grid.Wgs84;

/**
 * The straight and even way from one position to a later one, both in WGS84.
 *
 * @param from its start
 * @param to its end, at a later moment
 */
record Line(Position from, Position to) {

  static Line of(Position from, Position to) {
    return new Line(inWgs84(from), inWgs84(to));
  }

  static Position inWgs84(Position position) {
    return new Position(position.resourceId(), position.at(), Wgs84.of(position.place()));
  }

  double metres() {
    return metresBetween(from.place(), to.place());
  }

  double seconds() {
    return secondsUntil(to.at());
  }

  private double secondsUntil(Instant moment) {
    var time = Duration.between(from.at(), moment);
    return time.getSeconds() + time.getNano() / 1e9;
  }

  /** Where it was at a moment between the two. */
  Position at(Instant moment) {
    var part = secondsUntil(moment) / seconds();
    var a = from.place();
    var b = to.place();
    var place =
        new Location(
            a.longitude() + part * (b.longitude() - a.longitude()),
            a.latitude() + part * (b.latitude() - a.latitude()),
            Datum.WGS84,
            accuracy(a, b),
            a.method());
    return new Position(from.resourceId(), moment, place);
  }

  /** That of the worse of the two. */
  private static OptionalDouble accuracy(Location a, Location b) {
    return a.accuracyMetres().isPresent() && b.accuracyMetres().isPresent()
        ? OptionalDouble.of(
            Math.max(a.accuracyMetres().getAsDouble(), b.accuracyMetres().getAsDouble()))
        : OptionalDouble.empty();
  }

  /** How far a position is from where this line has it at its moment. */
  double metresOff(Position position) {
    return metresBetween(position.place(), at(position.at()).place());
  }

  private static double metresBetween(Location here, Location there) {
    return LocalMetric.at(here.longitude(), here.latitude())
        .metresTo(there.longitude(), there.latitude());
  }
}
