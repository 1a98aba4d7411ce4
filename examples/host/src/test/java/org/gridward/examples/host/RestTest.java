package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface over HTTP, as other systems use it. */
final class RestTest {

  @TempDir private static Path folder;

  private static HostUnderTest host;

  @BeforeAll
  static void start() {
    host = HostUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  /** A grid worker's report of waste beside an industrial park's gate. */
  private static String report(String id) {
    return """
        {"id": "%s", "source": "GRID_WORKER", "kind": "report.general", "category": "0102",
         "text": "路边有垃圾", "longitude": 120.920966, "latitude": 30.885936, "datum": "WGS84"}"""
        .formatted(id);
  }

  private static String opened(String id) {
    var answer = host.post("/api/events", report(id));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return HostUnderTest.json(answer).path("caseId").asText();
  }

  @Test
  void a_report_opens_a_case_and_the_same_one_again_changes_nothing() {
    var first = host.post("/api/events", report("rest-1"));
    var again = host.post("/api/events", report("rest-1"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(HostUnderTest.json(first).path("outcome").asText()).isEqualTo("OPENED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(HostUnderTest.json(again).path("outcome").asText()).isEqualTo("DUPLICATE");
    assertThat(HostUnderTest.json(again).path("caseId"))
        .isEqualTo(HostUnderTest.json(first).path("caseId"));
    assertThat(host.ask("/api/events/rest-1").path("caseId"))
        .isEqualTo(HostUnderTest.json(first).path("caseId"));
  }

  @Test
  void probe() {
    for (var body :
        List.of(
            "{\"source\": ",
            "",
            "[]",
            "{\"source\": \"GRID_WORKER\", \"colour\": \"red\"}",
            "{\"source\": \"MARTIAN\"}",
            "{}",
            "{\"source\": \"CITIZEN\", \"longitude\": \"east\"}",
            "{\"source\": \"CITIZEN\", \"longitude\": 181, \"latitude\": 3, \"datum\": \"WGS84\"}",
            "{\"source\": \"CITIZEN\", \"longitude\": 120.9, \"latitude\": 30.9}",
            "{\"source\": \"CITIZEN\", \"occurredAt\": \"yesterday\"}",
            "{\"source\": \"CITIZEN\", \"category\": \"9999\"}",
            "{\"source\": \"CITIZEN\", \"text\": \"" + "x".repeat(1_100_000) + "\"}")) {
      show(body, host.post("/api/events", body));
    }
    show("text/plain", host.post("/api/events", report("t"), "text/plain"));
    show("xml", host.post("/api/events", "<a/>", "application/xml"));
    for (var path :
        List.of(
            "/api/cases?state=NONE",
            "/api/cases?limit=0",
            "/api/cases?limit=x",
            "/api/cases?cursor=zz",
            "/api/cases?colour=red",
            "/api/cases?order=OLDEST",
            "/api/cases/2026-999999",
            "/api/cases/%20",
            "/api/nothing",
            "/nothing",
            "/api/events",
            "/api/events/none",
            "/api/media/xx",
            "/api/dead-letters?limit=x",
            "/health",
            "/health/readiness",
            "/health/liveness",
            "/prometheus",
            "/api/policy",
            "/api/stats",
            "/api/cases/" + opened("p-1"),
            "/openapi.yml")) {
      show(path, host.get(path));
    }
    var id = opened("p-2");
    for (var body :
        List.of(
            "{\"action\": \"CLOSE\", \"actor\": \"lin\"}",
            "{\"action\": \"FLY\", \"actor\": \"lin\"}",
            "{\"action\": \"TAKE\"}",
            "{\"action\": \"SEND_BACK\", \"actor\": \"lin\"}",
            "{\"action\": \"TRANSFER\", \"actor\": \"lin\", \"opinion\": \"x\", \"department\": \"none\"}",
            "{\"action\": \"TAKE\", \"actor\": \"lin\"}")) {
      show(body, host.post("/api/cases/" + id + "/transitions", body));
    }
    show(
        "unknown",
        host.post(
            "/api/cases/2026-999999/transitions", "{\"action\": \"TAKE\", \"actor\": \"lin\"}"));
    show(
        "put",
        host.send(
            host.request("/api/cases")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .build()));
    System.out.println(host.log());
  }

  private static void show(String what, HttpResponse<String> it) {
    var body = it.body();
    System.out.println(
        ">> "
            + (what.length() > 90 ? what.substring(0, 90) : what)
            + "\n   "
            + it.statusCode()
            + " "
            + it.headers().firstValue("Content-Type").orElse("-")
            + " "
            + (body.length() > 2500 ? body.substring(0, 2500) : body));
  }
}
