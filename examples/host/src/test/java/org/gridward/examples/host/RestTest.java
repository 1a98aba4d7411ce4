package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interface over HTTP, as other systems use it. */
final class RestTest {

  private static final AtomicInteger SERIAL = new AtomicInteger();

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

  /** Waste beside the gate of an industrial park. */
  private static String waste(String id) {
    return """
    {"id": "%s", "source": "GRID_WORKER", "category": "0102", "text": "路边有垃圾",
     "longitude": 120.920966, "latitude": 30.885936, "datum": "WGS84"}\
    """
        .formatted(id);
  }

  /** What a citizen says without a place; nobody can be named before somebody looked at it. */
  private static String complaint(String id) {
    return "{\"id\": \"%s\", \"source\": \"CITIZEN\", \"text\": \"夜里有怪声\"}".formatted(id);
  }

  private static String id() {
    return "rest-" + SERIAL.incrementAndGet();
  }

  private static String opened(String report) {
    var answer = host.post("/api/events", report);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("caseId").asText();
  }

  private static void isProblem(HttpResponse<String> answer, int status, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("type").asText()).isEqualTo("about:blank");
    assertThat(json(answer).path("detail").asText()).contains(words).endsWith(".");
  }

  @Test
  void a_report_opens_a_case_and_the_same_one_again_changes_nothing() {
    var report = waste("a/report:twice");

    var first = host.post("/api/events", report);
    var again = host.post("/api/events", report);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(json(first).path("outcome").asText()).isEqualTo("OPENED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("outcome").asText()).isEqualTo("DUPLICATE");
    assertThat(json(again).path("caseId")).isEqualTo(json(first).path("caseId"));
    assertThat(host.ask("/api/events/a/report:twice").path("caseId"))
        .isEqualTo(json(first).path("caseId"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source\":                                   | not valid JSON in line 1, column",
        "``                                             | The body is empty; send one JSON object.",
        "[]                                             | The body is not one JSON object",
        "{\"source\": \"CITIZEN\", \"colour\": \"red\"} | Field \"colour\" is unknown",
        "{\"source\": \"CITIZEN\", \"longitude\": \"e\"}| Field \"longitude\" is \"e\"; write a"
            + " number",
        "{\"source\": \"CITIZEN\", \"occurredAt\": \"x\"}| Field \"occurredAt\" is \"x\"; write a"
            + " moment",
        "{\"source\": \"CITIZEN\", \"attributes\": 7}   | Field \"attributes\" has the wrong form",
        "{\"source\": \"CITIZEN\", \"occurredAt\": \"+99999999-01-01T00:00:00Z\"} | write a moment"
            + " from 2000",
        "{\"source\": \"MARTIAN\"}                      | source is \"MARTIAN\"; write one of"
            + " [SENSOR",
        "{}                                             | source is missing; write one of [SENSOR",
        "{\"source\": \"CITIZEN\", \"latitude\": 30.9}  | needs longitude, latitude and datum",
      })
  void a_report_that_cannot_be_read_is_told_why(String body, String why) {
    isProblem(host.post("/api/events", body), 400, why);
  }

  @Test
  void an_oversized_report_is_refused() {
    var body = "{\"source\": \"CITIZEN\", \"text\": \"%s\"}".formatted("x".repeat(8_500_000));

    isProblem(host.post("/api/events", body), 413, "8388608", "send a shorter body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void a_report_in_another_form_than_json_is_refused(String type) {
    isProblem(host.post("/api/events", waste(id()), type), 415, type, "send application/json");
  }

  @Test
  void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() {
    var put = host.request("/api/cases").PUT(BodyPublishers.ofString("{}")).build();

    isProblem(host.send(put), 405, "PUT is not possible on /api/cases", "GET");
    assertThat(host.send(put).headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/cases?state=LOST       | 400 | state is \"LOST\"; write one of [REPORTED",
        "/api/cases?order=OLDEST     | 400 | order is \"OLDEST\"; write one of [NEWEST, DUE]",
        "/api/cases?limit=0          | 400 | Limit is 0; write 1 to 1000",
        "/api/cases?limit=many       | 400 | limit is \"many\"; write a number",
        "/api/cases?cursor=zz        | 400 | Cursor \"zz\" is none of ours",
        "/api/cases/seven            | 400 | Case number \"seven\" is not a year and a serial",
        "/api/cases/2026-999999      | 404 | Case 2026-999999 is not here",
        "/api/events/never-sent      | 404 | Event never-sent is not here",
        "/api/media/0123456789abcdef | 404 | Picture 0123456789abcdef is not here",
        "/api/nothing                | 404 | /api/nothing is not here; /openapi.yml lists what is",
      })
  void a_wrong_question_is_told_why(String path, int status, String why) {
    isProblem(host.get(path), status, why);
  }

  @Test
  void each_filter_shows_its_cases_and_no_other() {
    opened(waste(id()));
    opened(complaint(id()));

    filters("state=DISPATCHED", "/state", "DISPATCHED");
    filters("department=338801102005", "/lead/code", "338801102005");
    filters("category=0102", "/category/code", "0102");
    filters("grid=338801102005001", "/grid/code", "338801102005001");
    filters("source=CITIZEN", "/source", "CITIZEN");
    var both = host.ask("/api/cases?limit=1000&state=DISPATCHED&state=REPORTED");
    assertThat(texts(both.path("items"), "/state")).contains("DISPATCHED", "REPORTED");
    assertThat(host.ask("/api/cases?state=DISPATCHED&source=CITIZEN").path("total").asInt())
        .isZero();
  }

  private static void filters(String filter, String pointer, String value) {
    var all = host.ask("/api/cases?limit=1000").path("items");
    var shown = host.ask("/api/cases?limit=1000&" + filter);

    assertThat(texts(shown.path("items"), pointer)).isNotEmpty().containsOnly(value);
    assertThat(shown.path("total").asLong())
        .isEqualTo(texts(all, pointer).stream().filter(value::equals).count())
        .isLessThan(all.size());
  }

  private static List<String> texts(JsonNode items, String pointer) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(it -> it.at(pointer).asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEWEST", "DUE"})
  void paging_shows_every_case_once_while_new_ones_come_in(String order) {
    var before = IntStream.range(0, 20).mapToObj(it -> opened(waste(id()))).toList();
    var total = host.ask("/api/cases?limit=1").path("total").asInt();

    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = host.ask("/api/cases?limit=3&order=" + order + cursor);
      seen.addAll(texts(page.path("items"), "/id"));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      opened(seen.size() % 2 == 0 ? waste(id()) : complaint(id()));
    } while (!cursor.isEmpty() && seen.size() < 500);

    assertThat(cursor).isEmpty();
    assertThat(seen).doesNotHaveDuplicates().containsAll(before).hasSizeGreaterThanOrEqualTo(total);
  }

  @Test
  void the_soonest_deadline_stands_first_and_cases_without_one_last() {
    opened(complaint(id()));
    opened(waste(id()));

    var due = texts(host.ask("/api/cases?limit=1000&order=DUE").path("items"), "/dueAt");

    var dated = due.stream().filter(it -> !it.isEmpty()).toList();
    assertThat(dated).isNotEmpty().isSorted().isEqualTo(due.subList(0, dated.size()));
    assertThat(due).contains("");
  }

  @Test
  void a_case_tells_its_history_and_which_cells_decided() {
    var shown = host.ask("/api/cases/" + opened(waste(id())));

    assertThat(texts(shown.path("steps"), "/action")).contains("REPORT", "FILE", "DISPATCH");
    assertThat(texts(shown.path("steps"), "/at")).isSorted().doesNotContain("");
    var explanation = shown.path("explanation");
    assertThat(explanation.path("revision")).isEqualTo(host.ask("/api/policy").path("revision"));
    assertThat(explanation.at("/place/grid").asText()).isEqualTo("338801102005001");
    assertThat(texts(explanation.path("reasons"), "/stage"))
        .contains("CLASSIFY", "ROUTE", "LIMIT", "NOTIFY");
    assertThat(texts(explanation.path("reasons"), "/row/file")).containsOnly("派单规则.xlsx");
    assertThat(texts(explanation.path("reasons"), "/row/sheet"))
        .contains("分类规则", "派单规则", "时限规则", "通知规则");
    assertThat(texts(explanation.path("reasons"), "/row/cell")).allMatch(it -> it.matches("A\\d+"));
    assertThat(shown.path("notices")).isNotEmpty();
    assertThat(texts(shown.path("events"), "/id")).hasSize(1);
  }

  @Test
  void a_step_is_taken_and_one_that_is_not_allowed_is_refused_with_those_that_are() {
    var id = opened(waste(id()));

    isProblem(
        step(id, "{\"action\": \"CLOSE\", \"actor\": \"lin\"}"),
        409,
        id + " is DISPATCHED and does not take CLOSE",
        "TAKE, SEND_BACK, TRANSFER");
    isProblem(step(id, "{\"action\": \"TAKE\"}"), 400, "actor is missing");
    isProblem(
        step(id, "{\"action\": \"FLY\", \"actor\": \"lin\"}"), 400, "action is \"FLY\"", "TAKE");
    isProblem(step(id, "{\"action\": \"SEND_BACK\", \"actor\": \"lin\"}"), 400, "opinion");
    isProblem(
        step("2026-999999", "{\"action\": \"TAKE\", \"actor\": \"lin\"}"), 404, "2026-999999");
    isProblem(
        step(id, "{\"action\": \"NOTICE_FAILED\", \"actor\": \"lin\"}"),
        400,
        "only the host takes");
    assertThat(host.ask("/api/cases/" + id).path("state").asText()).isEqualTo("DISPATCHED");

    var taken = step(id, "{\"action\": \"TAKE\", \"actor\": \"lin\", \"role\": \"HANDLER\"}");

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(json(taken).path("state").asText()).isEqualTo("HANDLING");
    var far = "\"opinion\": \"雨季\", \"dueAt\": \"+99999999-01-01T00:00:00Z\"";
    isProblem(
        step(id, "{\"action\": \"EXTEND\", \"actor\": \"lin\", %s}".formatted(far)),
        400,
        "dueAt is +99999999-01-01T00:00:00Z; write a moment until");
    var last = host.ask("/api/cases/" + id).path("steps");
    assertThat(last.get(last.size() - 1).at("/actor/name").asText()).isEqualTo("lin");
  }

  private static HttpResponse<String> step(String id, String body) {
    return host.post("/api/cases/" + id + "/transitions", body);
  }

  @Test
  void the_grids_are_served_once_and_then_known_by_their_tag() {
    var first = host.get("/api/grids.geojson");
    var tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/geo+json");
    assertThat(json(first).path("features")).hasSize(66);
    var again = host.send(host.request("/api/grids.geojson").header("If-None-Match", tag).build());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var other = host.request("/api/grids.geojson").header("If-None-Match", "\"other\"").build();
    assertThat(host.send(other).statusCode()).isEqualTo(200);
  }

  @Test
  void the_policy_says_what_decides_and_what_the_last_look_found() {
    var policy = host.ask("/api/policy");

    assertThat(policy.path("revision").asText()).matches("[0-9a-f]{64}");
    assertThat(policy.at("/rows/ROUTE").asInt()).isGreaterThan(50);
    assertThat(policy.path("categories")).hasSizeGreaterThanOrEqualTo(54);
    assertThat(policy.path("departments")).hasSizeGreaterThanOrEqualTo(12);
    assertThat(policy.at("/lastAttempt/accepted").asBoolean()).isTrue();
  }

  @Test
  void the_policy_reads_as_sentences() {
    var all = host.ask("/api/policy/rows?limit=5");
    var floods = host.ask("/api/policy/rows?text=ts-002");

    assertThat(all.path("total").asInt()).isGreaterThan(100);
    assertThat(all.path("rows")).hasSize(5);
    assertThat(floods.path("total").asInt()).isOne();
    assertThat(floods.at("/rows/0/place").asText()).contains("!态势规则!");
    assertThat(floods.at("/rows/0/zh").asText()).startsWith("当").contains("联合立案");
  }

  @Test
  void the_stream_tells_of_a_case_and_a_reader_who_comes_back_misses_nothing() throws Exception {
    String seen;
    try (var stream = EventStream.open(host.request("/api/stream").build())) {
      var id = opened(waste(id()));
      var told = stream.await("the case is told", it -> it.data().contains(id));
      assertThat(told.name()).isEqualTo("case");
      seen = told.id();
    }

    var missed = opened(waste(id()));
    try (var stream = EventStream.open(resumed(seen))) {
      stream.await("the missed case is told", it -> it.data().contains(missed));
      var next = opened(waste(id()));
      stream.await("the next case is told", it -> it.data().contains(next));
      assertThat(stream.told()).extracting(EventStream.Told::name).doesNotContain("reset");
    }
    try (var stream = EventStream.open(resumed("99999999"))) {
      stream.await("a reader from another store loads anew", it -> it.name().equals("reset"));
    }
  }

  private static HttpRequest resumed(String last) {
    return host.request("/api/stream").header("Last-Event-ID", last).build();
  }

  @Test
  void health_and_figures_are_there_for_those_who_watch() {
    opened(waste(id()));

    assertThat(host.ask("/health").path("status").asText()).isEqualTo("UP");
    assertThat(host.ask("/health/liveness").path("status").asText()).isEqualTo("UP");
    var readiness = host.ask("/health/readiness");
    assertThat(readiness.path("status").asText()).isEqualTo("UP");
    assertThat(readiness.at("/details/intake/details/waiting").asInt(-1)).isZero();
    assertThat(host.get("/prometheus").body().lines())
        .anyMatch(it -> it.matches("gridward_cases\\{state=\"DISPATCHED\"} [1-9].*"))
        .anyMatch(it -> it.startsWith("gridward_intake_received_total "))
        .anyMatch(it -> it.startsWith("gridward_mqtt_connected "));
  }

  @Test
  void the_interface_describes_itself() {
    var description = host.get("/openapi.yml").body();

    assertThat(description).startsWith("openapi: 3.0");
    assertThat(description)
        .contains(
            List.of(
                "\n  /api/events:",
                "\n  /api/events/{id}:",
                "\n  /api/cases:",
                "\n  /api/cases/{id}:",
                "\n  /api/cases/{id}/transitions:",
                "\n  /api/grids.geojson:",
                "\n  /api/policy:",
                "\n  /api/stream:"));
  }

  @Test
  void a_name_that_is_not_the_hosts_own_is_refused() throws IOException {
    assertThat(asked("evil.example")).startsWith("HTTP/1.1 421").contains("evil.example");
    assertThat(asked("127.0.0.1.evil.example:80")).startsWith("HTTP/1.1 421");
    assertThat(asked("localhost:80")).startsWith("HTTP/1.1 200");
  }

  private static String asked(String name) throws IOException {
    try (var socket =
        new Socket(InetAddress.getByName("127.0.0.1"), host.port("MICRONAUT_SERVER_PORT"))) {
      var request = "GET /api/policy HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(name).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MICRONAUT_SERVER_PORT",
        "GRIDWARD_ALERT_PORT",
        "GRIDWARD_TCP_PORT",
        "GRIDWARD_SIP_PORT",
        "GRIDWARD_MQTT_PORT"
      })
  void nothing_listens_beyond_this_machine(String variable) throws IOException {
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(it -> !it.isLoopbackAddress())
            .toList();
    Assumptions.assumeFalse(
        others.isEmpty(), "Skipped: this machine has no address besides loopback.");

    new Socket("127.0.0.1", host.port(variable)).close();
    for (var address : others) {
      try (var socket = new Socket()) {
        assertThatThrownBy(
                () -> socket.connect(new InetSocketAddress(address, host.port(variable)), 2_000))
            .as("%s on %s", variable, address)
            .isInstanceOf(ConnectException.class);
      }
    }
  }
}
