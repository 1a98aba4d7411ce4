package org.gridward.examples.host.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.gridward.casefile.CaseState;
import org.gridward.event.MediaRef;
import org.gridward.examples.host.wiring.Works;
import org.gridward.sensors.intake.IntakeCounts;
import org.gridward.store.CaseQuery;

/** The town's grids, its figures and its pictures. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
public class TownApi {

  private static final List<String> PICTURES =
      List.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final Works works;

  TownApi(Works works) {
    this.works = works;
  }

  /** The grids of today in WGS84, with the version of the set as entity tag. */
  @Get(value = "/grids.geojson", produces = "application/geo+json")
  HttpResponse<byte[]> grids(HttpRequest<?> request) throws IOException {
    var today = works.grids().at(works.clock().instant());
    var tag = '"' + today.version() + '"';
    if (request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).contains(tag)) {
      return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
    }
    var out = new ByteArrayOutputStream();
    today.writeGeoJson(out);
    return HttpResponse.ok(out.toByteArray())
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /**
   * How the town stands.
   *
   * @param open cases that wait for somebody
   * @param overdue open cases past their deadline, those suspended left out
   * @param unassigned open cases that no department has yet
   * @param today cases opened since midnight in the deployment's zone
   * @param deadLetters messages that nobody could read
   * @param byState cases by state
   * @param intake what the devices sent since the start
   */
  public record Stats(
      Instant now,
      long open,
      long overdue,
      long unassigned,
      long today,
      long deadLetters,
      Map<String, Long> byState,
      IntakeView intake) {}

  /** What the devices sent since the start of the host. */
  public record IntakeView(
      long received,
      long opened,
      long attached,
      long held,
      long noCase,
      long duplicate,
      long dead) {

    static IntakeView of(IntakeCounts it) {
      return new IntakeView(
          it.received(),
          it.opened(),
          it.attached(),
          it.held(),
          it.counted() + it.noCase().values().stream().mapToLong(Long::longValue).sum(),
          it.duplicates(),
          it.deadLetters());
    }
  }

  /** Figures for the head of the console. */
  @Get("/stats")
  Stats stats() {
    var now = works.clock().instant();
    var totals = works.store().totals();
    var byState = new TreeMap<String, Long>();
    totals.cases().forEach((state, count) -> byState.put(state.name(), count));
    return new Stats(
        now,
        sum(totals.cases(), EnumSet.copyOf(open())),
        overdue(now),
        sum(
            totals.cases(),
            EnumSet.of(
                CaseState.REPORTED, CaseState.VERIFYING, CaseState.REGISTERED, CaseState.FILED)),
        today(now),
        totals.deadLetters(),
        byState,
        works.isOpen()
            ? IntakeView.of(works.gateway().counts())
            : IntakeView.of(IntakeCounts.NONE));
  }

  private static List<CaseState> open() {
    return Arrays.stream(CaseState.values()).filter(CaseState::isOpen).toList();
  }

  private static long sum(Map<CaseState, Long> cases, EnumSet<CaseState> states) {
    return states.stream().mapToLong(it -> cases.getOrDefault(it, 0L)).sum();
  }

  private long overdue(Instant now) {
    var running = EnumSet.of(CaseState.DISPATCHED, CaseState.HANDLING);
    return works
        .store()
        .listCases(CaseQuery.all(CaseQuery.Order.DUE, 1).states(running).dueBefore(now))
        .total();
  }

  private long today(Instant now) {
    var zone = works.rules().calendar().zone();
    var midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    return works
        .store()
        .listCases(CaseQuery.all(CaseQuery.Order.NEWEST, 1).openedSince(midnight))
        .total();
  }

  /** A picture by its hash. */
  @Get("/media/{sha256}")
  HttpResponse<SystemFile> media(String sha256) {
    var file =
        PICTURES.stream()
            .map(it -> new MediaRef(MediaRef.SHA256 + sha256, it, OptionalLong.empty()))
            .flatMap(it -> works.media().find(it).stream())
            .findFirst()
            .orElseThrow(() -> NotHereException.of("Picture", sha256));
    return HttpResponse.ok(new SystemFile(file.toFile()))
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
  }
}
