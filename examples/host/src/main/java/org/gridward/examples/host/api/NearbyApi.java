package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.casefile.CaseId;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.examples.host.wiring.Works;
import org.gridward.grid.GridCode;
import org.gridward.grid.Wgs84;
import org.gridward.resource.Nearby;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceKind;

/** Who and what is near a case (附近人、地、物). */
@Controller("/api/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
public class NearbyApi {

  private static final int MOST = 200;
  private static final int FARTHEST = 20_000;

  /** Somebody who was not seen for so long may be anywhere. */
  private static final Duration STALE = Duration.ofMinutes(5);

  private final Works works;

  NearbyApi(Works works) {
    this.works = works;
  }

  /**
   * What is near a case, the nearest first.
   *
   * @param place where the case is; without it nothing is near
   * @param radiusMetres how far was looked; empty: as far as needed
   * @param asOf when
   */
  public record NearbyView(
      String caseId,
      Optional<PlaceView> place,
      Optional<Integer> radiusMetres,
      Instant asOf,
      List<NearbyRow> items) {}

  /** A place in WGS84. */
  public record PlaceView(double longitude, double latitude) {}

  /**
   * Somebody or something near.
   *
   * @param metres along the ground
   * @param stream where its department shares its video
   * @param seenAt when it was seen there, of those that move
   * @param stale whether that is more than five minutes ago
   */
  public record NearbyRow(
      String id,
      String kind,
      String name,
      double longitude,
      double latitude,
      double metres,
      Optional<String> grid,
      Optional<String> department,
      Optional<String> stream,
      Optional<Instant> seenAt,
      boolean stale) {}

  /**
   * Who and what is near the place of a case.
   *
   * @param radius metres, 1 to 20000; without it the nearest wherever they are
   * @param limit 1 to 200
   * @param kinds only these, with commas: CAMERA, SENSOR, STAFF, VOLUNTEER, KEY_PLACE, MERCHANT,
   *     VEHICLE, OTHER
   */
  @Get("/{id}/nearby")
  NearbyView nearby(
      String id,
      @QueryValue @Nullable Integer radius,
      @QueryValue(defaultValue = "20") int limit,
      @QueryValue @Nullable String kinds) {
    var file =
        works.store().findCase(new CaseId(id)).orElseThrow(() -> NotHereException.of("Case", id));
    check("radius", radius == null ? 1 : radius, FARTHEST);
    check("limit", limit, MOST);
    var wanted = kinds(kinds);
    var now = works.clock().instant();
    var place =
        file.located().proof().map(it -> Location.of(it.longitude(), it.latitude(), Datum.WGS84));
    var items =
        place.map(it -> find(it, radius, limit, wanted)).orElse(List.of()).stream()
            .map(it -> row(it, now))
            .toList();
    return new NearbyView(
        id,
        place.map(it -> new PlaceView(it.longitude(), it.latitude())),
        Optional.ofNullable(radius),
        now,
        items);
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("%s is %d; write 1 to %d.".formatted(name, value, most));
    }
  }

  private static Set<ResourceKind> kinds(String names) {
    var kinds = EnumSet.noneOf(ResourceKind.class);
    Arrays.stream(names == null ? new String[0] : names.split(","))
        .filter(it -> !it.isBlank())
        .forEach(it -> kinds.add(Words.of(ResourceKind.class, "kinds", it.strip())));
    return kinds;
  }

  private List<Nearby> find(Location here, Integer radius, int limit, Set<ResourceKind> kinds) {
    var snapshot = works.resources().snapshot();
    return snapshot.nearest(here, limit, kinds).stream()
        .filter(it -> radius == null || it.metres() <= radius)
        .toList();
  }

  private NearbyRow row(Nearby it, Instant now) {
    var resource = it.resource();
    var place = Wgs84.of(resource.place());
    var seen = works.resources().seenAt(resource.id());
    var moves = resource.kind() == ResourceKind.STAFF || resource.kind() == ResourceKind.VEHICLE;
    return new NearbyRow(
        resource.id(),
        resource.kind().name(),
        resource.name(),
        place.longitude(),
        place.latitude(),
        Math.round(10 * it.metres()) / 10.0,
        resource.grid().map(GridCode::value),
        resource.department(),
        Optional.ofNullable(resource.attributes().get(Resource.STREAM)),
        seen,
        moves && seen.map(at -> at.plus(STALE).isBefore(now)).orElse(true));
  }
}
