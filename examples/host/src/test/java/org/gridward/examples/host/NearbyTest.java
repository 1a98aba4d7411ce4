package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who and what is near, tracks, and the town's files, over HTTP on a running host. */
final class NearbyTest {

  @TempDir private static Path folder;

  private static HostUnderTest host;
  private static String caseId;

  @BeforeAll
  static void start() throws IOException {
    var devices = Files.readString(Path.of("src/main/town/devices.csv"));
    Files.writeString(
        Files.createDirectories(folder.resolve("data/town")).resolve("devices.csv"),
        devices + "ce:/gauge/7,老街水位计,flood.level,120.908711,30.900774,GCJ02,338801102001002\n");
    host = HostUnderTest.start(folder);
    caseId =
        json(host.post(
                "/api/events",
                """
                    {"id": "near-1", "source": "GRID_WORKER", "category": "0102", "text": "垃圾",
                     "longitude": 120.920966, "latitude": 30.885936, "datum": "WGS84"}"""))
            .path("caseId")
            .asText();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return json(answer);
  }

  private static void isProblem(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("detail").asText()).contains(words).endsWith(".");
  }

  private static String sighting(String id, Instant at, double longitude) {
    return """
    {"resourceId": "%s", "at": "%s", "longitude": %s, "latitude": 30.886, "datum": "WGS84"}"""
        .formatted(id, at, longitude);
  }

  @Test
  void what_is_near_a_case_stands_there_with_distances_the_nearest_first() {
    var near = ok(host.get("/api/cases/" + caseId + "/nearby?radius=1000&limit=5"));

    assertThat(near.path("items")).hasSize(5);
    var first = near.path("items").path(0);
    assertThat(first.path("id").asText()).isEqualTo("hik:00:00:5e:00:53:01");
    assertThat(first.path("kind").asText()).isEqualTo("CAMERA");
    assertThat(first.path("metres").asDouble()).isZero();
    var metres = near.path("items").findValues("metres").stream().map(JsonNode::asDouble).toList();
    assertThat(metres).isSorted().allMatch(it -> it <= 1_000);
    assertThat(near.path("place").path("longitude").asDouble()).isEqualTo(120.920966);
  }

  @Test
  void only_the_kinds_asked_for_come() {
    var near = ok(host.get("/api/cases/" + caseId + "/nearby?kinds=staff,KEY_PLACE&limit=200"));

    assertThat(near.path("items").findValuesAsText("kind"))
        .contains("STAFF", "KEY_PLACE")
        .isSubsetOf("STAFF", "KEY_PLACE");
  }

  @ParameterizedTest
  @CsvSource({
    "radius=0, radius is 0; write 1 to 20000",
    "radius=20001, radius is 20001; write 1 to 20000",
    "limit=201, limit is 201; write 1 to 200",
    "kinds=DOG, 'kinds is \"DOG\"; write one of'"
  })
  void wrong_questions_are_refused(String query, String words) {
    isProblem(host.get("/api/cases/" + caseId + "/nearby?" + query), 400, words);
  }

  @Test
  void a_case_that_is_not_here_is_not_found() {
    isProblem(host.get("/api/cases/2026-999999/nearby"), 404, "is not here");
  }

  @Test
  void staff_that_moves_is_near_where_it_was_seen_last() {
    var at = Instant.now().minusSeconds(5);
    var kept = ok(host.post("/api/tracks", "[" + sighting("worker-2", at, 120.9211) + "]"));
    assertThat(kept.path("added").asInt()).isEqualTo(1);

    var path = "/api/cases/" + caseId + "/nearby?kinds=STAFF&limit=1";
    Await.until(
        "the worker is near",
        () -> ok(host.get(path)).path("items").path(0).path("id").asText().equals("worker-2"));

    var worker = ok(host.get(path)).path("items").path(0);
    assertThat(worker.path("metres").asDouble()).isBetween(10.0, 20.0);
    assertThat(worker.path("stale").asBoolean()).isFalse();
    assertThat(Instant.parse(worker.path("seenAt").asText()).toEpochMilli())
        .isEqualTo(at.toEpochMilli());
  }

  @Test
  void a_track_tells_where_somebody_was_and_where_nothing_is_known() {
    var start = Instant.now().minusSeconds(3_000);
    var batch =
        IntStream.range(0, 30)
            .filter(it -> it < 10 || it >= 20)
            .mapToObj(it -> sighting("worker-3", start.plusSeconds(60L * it), 120.92 + it * 1e-4))
            .collect(Collectors.joining(",", "[", "]"));
    ok(host.post("/api/tracks", batch));
    assertThat(ok(host.post("/api/tracks", batch)).path("added").asInt()).isZero();

    var track =
        ok(
            host.get(
                "/api/tracks?resource=worker-3&from=%s&to=%s"
                    .formatted(start.minusSeconds(1), start.plusSeconds(25 * 60))));

    assertThat(track.path("name").asText()).isEqualTo("网格员 3 号");
    assertThat(track.path("points")).hasSize(15);
    assertThat(track.path("gaps")).hasSize(1);
    assertThat(track.path("gaps").path(0).path("cause").asText()).isEqualTo("SILENCE");
  }

  @Test
  void wrong_positions_and_spans_are_refused() {
    var now = Instant.now();
    isProblem(host.post("/api/tracks", "[]"), 400, "The call holds 0 positions");
    isProblem(
        host.post("/api/tracks", "[" + sighting("w", now.plusSeconds(3_600), 120) + "]"),
        400,
        "at of position 1 is");
    isProblem(
        host.post("/api/tracks", "[" + sighting("w", now, 200) + "]"), 400, "Longitude is 200.0");
    isProblem(host.post("/api/tracks", "[{}]"), 400, "Position 1 lacks resourceId");
    isProblem(
        host.post("/api/tracks", "[" + sighting("nobody", now, 120) + "]"),
        400,
        "resourceId of position 1 is \"nobody\", which no list of resources has");
    isProblem(host.get("/api/tracks?resource=nobody"), 404, "Resource nobody is not here");
    isProblem(host.get("/api/tracks"), 400, "resource is missing");
    isProblem(
        host.get("/api/tracks?resource=worker-1&from=" + now + "&to=" + now.minusSeconds(1)),
        400,
        "write a span of at most 31 days");
  }

  @Test
  void the_towns_files_are_taken_over_while_it_runs_and_a_bad_one_is_not() throws IOException {
    var grids = host.data().resolve("town/grids.geojson");
    var good = Files.readString(grids);
    var before = host.get("/api/grids.geojson").headers().firstValue("ETag").orElseThrow();

    Files.writeString(grids, good.replaceFirst("\"coordinates\"", "\"coordinate\""));
    var resources = host.data().resolve("town/resources.csv");
    Files.writeString(
        resources, Files.readString(resources) + "new-1,重点场所,新学校,120.921,30.886,WGS84,,\n");
    Await.until(
        "the new school is near",
        () -> host.get("/api/cases/" + caseId + "/nearby?kinds=KEY_PLACE").body().contains("新学校"));
    assertThat(host.get("/api/grids.geojson").headers().firstValue("ETag")).hasValue(before);

    Files.writeString(grids, good.replace("禾塘老街北网格", "禾塘老街北新网格"));
    Await.until(
        "the grids have a new name",
        () -> host.get("/api/grids.geojson").body().contains("禾塘老街北新网格"));
    assertThat(host.get("/api/grids.geojson").headers().firstValue("ETag").orElseThrow())
        .isNotEqualTo(before);
  }

  private static void tell(String event) {
    var answer =
        host.send(
            HttpRequest.newBuilder(URI.create(host.alerts() + "/alerts/cloudevents/gauges"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  @Test
  void a_device_that_tells_its_place_in_another_coordinate_system_is_a_suspect() {
    assertThat(ok(host.get("/api/devices/suspects"))).isEmpty();

    for (var i = 0; i < 12; i++) {
      tell(
          """
          {"specversion": "1.0", "id": "g%d", "source": "/gauge/7", "type": "level", "data":
           {"source": "SENSOR", "kind": "flood.level", "phase": "MEASUREMENT",
            "longitude": 120.908711, "latitude": 30.900774}}"""
              .formatted(i));
    }

    var suspects = ok(host.get("/api/devices/suspects"));
    assertThat(suspects).hasSize(1);
    assertThat(suspects.path(0).path("device").asText()).isEqualTo("ce:/gauge/7");
    assertThat(suspects.path(0).path("likely").asText()).isEqualTo("GCJ02");
    assertThat(suspects.path(0).path("outside").asInt()).isEqualTo(12);
    assertThat(suspects.path(0).path("zh").asText()).contains("请把申报的坐标系由 WGS84 改为 GCJ02");
  }

  @Test
  void a_place_outside_all_grids_names_the_nearest_one() {
    var id =
        ok(host.post(
                "/api/events",
                """
                    {"id": "near-2", "source": "GRID_WORKER", "category": "0102", "text": "垃圾",
                     "longitude": 120.84, "latitude": 30.89, "datum": "WGS84"}"""))
            .path("caseId")
            .asText();

    var place = ok(host.get("/api/cases/" + id)).path("explanation").path("place");

    assertThat(place.path("grid").isMissingNode()).isTrue();
    assertThat(place.path("nearest").path("name").asText()).endsWith("网格");
    assertThat(place.path("nearest").path("metres").asDouble()).isBetween(1.0, 2_000.0);
  }

  @Test
  void a_track_of_more_points_than_are_shown_asks_for_a_shorter_span() {
    var now = Instant.now();
    var start = now.minus(Duration.ofHours(29 * 24));
    var every = Duration.ofMinutes(4); // no point can be left out without a gap
    for (var batch = 0; batch < 11; batch++) {
      var first = batch * 950;
      ok(
          host.post(
              "/api/tracks",
              IntStream.range(first, first + 950)
                  .mapToObj(it -> start.plus(every.multipliedBy(it)))
                  .filter(it -> it.isBefore(now))
                  .map(it -> sighting("worker-4", it, 120.92))
                  .collect(Collectors.joining(",", "[", "]"))));
    }

    isProblem(
        host.get("/api/tracks?resource=worker-4&from=%s&to=%s".formatted(start, now)),
        400,
        "points, and 10,000 are shown; ask for a shorter span");
    var week = now.minus(Duration.ofHours(7 * 24));
    assertThat(
            ok(host.get("/api/tracks?resource=worker-4&from=%s&to=%s".formatted(week, now)))
                .path("points"))
        .hasSizeGreaterThan(2_000);
  }

  @Test
  void after_a_restart_everybody_is_where_they_were_seen_last() {
    var at = Instant.now().minusSeconds(30);
    ok(host.post("/api/tracks", "[" + sighting("worker-5", at, 120.9212) + "]"));

    host.kill();
    host.restart();

    var near = ok(host.get("/api/cases/" + caseId + "/nearby?kinds=STAFF&radius=200&limit=200"));
    assertThat(near.path("items").findValuesAsText("id")).contains("worker-5");
    assertThat(near.path("items").findValuesAsText("seenAt")).isNotEmpty();
  }
}
