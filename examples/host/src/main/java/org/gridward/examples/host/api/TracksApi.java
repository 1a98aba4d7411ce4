package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.examples.host.wiring.Works;
import org.gridward.grid.Wgs84;
import org.gridward.resource.Position;
import org.gridward.resource.Resource;
import org.gridward.resource.Track;

/**
 * Where grid workers are and were (轨迹). Personal data of the people who carry the phones: kept 30
 * days.
 */
@Controller("/api/tracks")
@ExecuteOn(TaskExecutors.BLOCKING)
public class TracksApi {

  private static final int MOST_AT_ONCE = 1_000;
  private static final int MOST_SHOWN = 10_000;
  private static final double COARSEST_METRES = 640;
  private static final Duration USUAL = Duration.ofHours(2);
  private static final Duration LONGEST = Duration.ofDays(31);

  /** A phone's clock may be a little fast. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Works works;

  TracksApi(Works works) {
    this.works = works;
  }

  /**
   * Where a phone is.
   *
   * @param resourceId whose, as in the list of resources
   * @param at when, at most five minutes ahead of the host's clock
   * @param longitude degrees
   * @param latitude degrees
   * @param datum WGS84, CGCS2000, GCJ02 or BD09
   * @param accuracyMetres how far off it may be
   */
  public record Sighting(
      String resourceId,
      Instant at,
      Double longitude,
      Double latitude,
      String datum,
      @Nullable Double accuracyMetres) {}

  /**
   * What became of a call.
   *
   * @param positions how many it held
   * @param added how many of them were not known yet
   */
  public record Kept(int positions, int added) {}

  /**
   * Takes positions of listed resources in, at most 1000, all or none; they are durable when this
   * answers.
   */
  @Post
  HttpResponse<Kept> take(@Body List<Sighting> sightings) {
    if (sightings.isEmpty() || sightings.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "The call holds %d positions; send 1 to %d.".formatted(sightings.size(), MOST_AT_ONCE));
    }
    var latest = works.clock().instant().plus(AHEAD);
    var positions = new ArrayList<Position>(sightings.size());
    for (var i = 0; i < sightings.size(); i++) {
      positions.add(position(sightings.get(i), i + 1, latest));
    }
    refuseStrangers(positions);
    var added = works.tracks().append(positions);
    works.resources().moved(positions);
    return HttpResponse.created(new Kept(positions.size(), added));
  }

  /** Nothing is kept about people whom the town has not listed. */
  private void refuseStrangers(List<Position> positions) {
    var listed = new HashSet<String>();
    var snapshot = works.resources().snapshot();
    IntStream.range(0, snapshot.size()).forEach(it -> listed.add(snapshot.resource(it).id()));
    for (var i = 0; i < positions.size(); i++) {
      if (!listed.contains(positions.get(i).resourceId())) {
        throw new IllegalArgumentException(
            "resourceId of position %d is \"%s\", which no list of resources has; add it to %s."
                .formatted(i + 1, positions.get(i).resourceId(), "town/resources.csv"));
      }
    }
  }

  private static Position position(Sighting it, int number, Instant latest) {
    if (it == null
        || it.resourceId() == null
        || it.at() == null
        || it.longitude() == null
        || it.latitude() == null
        || it.datum() == null) {
      throw new IllegalArgumentException(
          "Position %d lacks resourceId, at, longitude, latitude or datum; send all five."
              .formatted(number));
    }
    if (it.at().isAfter(latest) || it.at().isBefore(latest.minus(LONGEST))) {
      throw new IllegalArgumentException(
          "at of position %d is %s; write a moment of the last 31 days, until %s."
              .formatted(number, it.at(), latest));
    }
    var accuracy = it.accuracyMetres();
    return new Position(
        it.resourceId(),
        it.at(),
        new Location(
            it.longitude(),
            it.latitude(),
            Words.of(Datum.class, "datum", it.datum()),
            accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy),
            Location.Method.GPS));
  }

  /**
   * Where a resource was.
   *
   * @param name what people call it, where it is in the list
   * @param thinnedMetres how far the line may be off because there were too many points to show; 0
   *     for none left out
   * @param points in order of time, WGS84
   * @param gaps where nothing is known or believed
   */
  public record TrackView(
      String resource,
      Optional<String> name,
      Instant from,
      Instant to,
      double thinnedMetres,
      List<Point> points,
      List<Gap> gaps) {}

  /** A point of a track. */
  public record Point(Instant at, double longitude, double latitude) {}

  /**
   * A time about which a track says nothing.
   *
   * @param cause SILENCE, or LEAP where the next point is farther away than anybody can go
   */
  public record Gap(Instant from, Instant to, String cause) {}

  /**
   * Where somebody was.
   *
   * @param resource whose id
   * @param from first moment; default: two hours before the last
   * @param to last moment, left out; default: now
   */
  @Get
  TrackView track(
      @QueryValue String resource,
      @QueryValue @Nullable Instant from,
      @QueryValue @Nullable Instant to) {
    var end = to == null ? works.clock().instant() : to;
    var start = from == null ? end.minus(USUAL) : from;
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "from is %s and to is %s; write a span of at most 31 days.".formatted(start, end));
    }
    var track = works.tracks().find(resource, start, end);
    var known = known(resource);
    if (known.isEmpty() && track.positions().isEmpty()) {
      throw NotHereException.of("Resource", resource);
    }
    var off = 0.0;
    var shown = track;
    while (shown.positions().size() > MOST_SHOWN && off < COARSEST_METRES) {
      off = Math.max(5, 2 * off);
      shown = track.thinned(off);
    }
    if (shown.positions().size() > MOST_SHOWN) {
      throw new IllegalArgumentException(
          "The track from %s to %s has %,d points, and %,d are shown; ask for a shorter span."
              .formatted(start, end, shown.positions().size(), MOST_SHOWN));
    }
    return new TrackView(
        resource, known.map(Resource::name), start, end, off, points(shown), gaps(shown));
  }

  private Optional<Resource> known(String id) {
    var snapshot = works.resources().snapshot();
    return IntStream.range(0, snapshot.size())
        .mapToObj(snapshot::resource)
        .filter(it -> it.id().equals(id))
        .findFirst();
  }

  private static List<Point> points(Track track) {
    return track.positions().stream()
        .map(
            it -> {
              var place = Wgs84.of(it.place());
              return new Point(it.at(), place.longitude(), place.latitude());
            })
        .toList();
  }

  private static List<Gap> gaps(Track track) {
    return track.breaks().stream()
        .map(it -> new Gap(it.from(), it.to(), it.cause().name()))
        .toList();
  }
}
