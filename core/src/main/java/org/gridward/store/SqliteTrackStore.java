package org.gridward.store;

import java.time.Instant;
import java.util.List;
import org.gridward.resource.Position;
import org.gridward.resource.Track;

/** Tracks in the file of a {@link SqliteCaseStore}, written by its one writer. */
final class SqliteTrackStore implements TrackStore {

  private final Writer writer;
  private final Readers readers;

  SqliteTrackStore(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public int append(List<Position> positions) {
    return writer.write(
        positions.size(),
        tables -> {
          var rows = new PositionRows(tables);
          return (int) positions.stream().filter(rows::insert).count();
        });
  }

  @Override
  public Track find(String resourceId, Instant from, Instant to) {
    return Track.of(readers.ask(it -> new PositionRows(it).list(resourceId, from, to)));
  }

  @Override
  public List<String> listPresent(Instant from, Instant to) {
    return readers.ask(it -> new PositionRows(it).listPresent(from, to));
  }

  @Override
  public int prune(Instant before, int most) {
    return writer.write(most, tables -> new PositionRows(tables).deleteOldest(before, most));
  }

  @Override
  public int thin(Instant before, double metres, int most) {
    return writer.write(
        most,
        tables -> {
          var rows = new PositionRows(tables);
          var looked = 0;
          var next = rows.firstWhole(ThinnedHour.startOf(before));
          while (next.isPresent() && looked < most) {
            looked += rows.thinHourOf(next.get(), metres);
            next = rows.firstWhole(ThinnedHour.startOf(before));
          }
          return looked;
        });
  }
}
