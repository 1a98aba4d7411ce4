package org.gridward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.resource.Position;

/**
 * The table of positions, on one connection.
 *
 * @param tables its statements
 */
record PositionRows(SqliteTables tables) {

  private static final String COLUMNS =
      "select resource_id, at, longitude, latitude, datum, accuracy, method from position";
  private static final String HOUR = " where resource_id = ? and at >= ? and at < ?";

  /** Whether it was new. */
  boolean insert(Position position) {
    var place = position.place();
    var accuracy = place.accuracyMetres();
    return tables.run(
            "insert into position (resource_id, at, longitude, latitude, datum, accuracy, method)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            position.resourceId(),
            position.at().toEpochMilli(),
            place.longitude(),
            place.latitude(),
            place.datum().name(),
            accuracy.isPresent() ? accuracy.getAsDouble() : null,
            place.method().name())
        > 0;
  }

  List<Position> list(String resourceId, Instant from, Instant to) {
    return tables.list(
        COLUMNS + HOUR + " order by at",
        PositionRows::position,
        resourceId,
        from.toEpochMilli(),
        to.toEpochMilli());
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        new Location(
            row.getDouble(3),
            row.getDouble(4),
            Datum.valueOf(row.getString(5)),
            row.getObject(6) instanceof Number it
                ? OptionalDouble.of(it.doubleValue())
                : OptionalDouble.empty(),
            Location.Method.valueOf(row.getString(7))));
  }

  List<String> listPresent(Instant from, Instant to) {
    return tables.list(
        "select distinct resource_id from position where at >= ? and at < ? order by resource_id",
        row -> row.getString(1),
        from.toEpochMilli(),
        to.toEpochMilli());
  }

  int deleteOldest(Instant before, int most) {
    return tables.run(
        "delete from position where (resource_id, at) in (select resource_id, at from position"
            + " where at < ? order by at, resource_id limit ?)",
        before.toEpochMilli(),
        most);
  }

  /** The oldest one that was not thinned yet. */
  Optional<Position> firstWhole(Instant before) {
    return tables.one(
        COLUMNS + " where thinned = 0 and at < ? order by at, resource_id limit 1",
        PositionRows::position,
        before.toEpochMilli());
  }

  /** How many positions that hour has. */
  int thinHourOf(Position first, double metres) {
    var id = first.resourceId();
    var from = ThinnedHour.startOf(first.at()).toEpochMilli();
    var to = ThinnedHour.endOf(first.at()).toEpochMilli();
    var hour = list(id, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    var again =
        tables.one(
            "select 1 from position" + HOUR + " and thinned = 1 limit 1",
            row -> row.getInt(1),
            id,
            from,
            to);
    var result = again.isPresent() ? ThinnedHour.whole(hour) : ThinnedHour.of(hour, metres);
    for (var it : result.dropped()) {
      tables.run(
          "delete from position where resource_id = ? and at = ?", id, it.at().toEpochMilli());
    }
    tables.run("update position set thinned = 1" + HOUR + " and thinned = 0", id, from, to);
    return hour.size();
  }
}
