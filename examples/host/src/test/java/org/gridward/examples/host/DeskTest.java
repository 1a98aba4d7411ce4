package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor's path over REST: out, changed, up, agreed to, live, and back. */
final class DeskTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static HostUnderTest host;
  private static EditorsDesk editors;

  @BeforeAll
  static void start() throws IOException {
    host = HostUnderTest.start(folder);
    editors = EditorsDesk.open(folder.resolve("keys"), host.policy());
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static byte[] export() throws Exception {
    var request = host.request("/api/policy/workbook").build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  private static HttpResponse<String> upload(byte[] workbook) {
    return host.send(
        host.request("/api/policy/drafts")
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(workbook))
            .build());
  }

  private static HttpResponse<String> post(String path, Map<String, ?> body) throws IOException {
    return host.post("/api/policy/" + path, JSON.writeValueAsString(body));
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static Map<String, String> signed(String name, String words) {
    return Map.of("name", name, "signature", editors.sign(name, words));
  }

  /** A matter that the demo town's rule SR-0102 sends to the sanitation office. */
  private static JsonNode report() {
    var answer =
        host.post(
            "/api/events",
            """
            {"source": "GRID_WORKER", "kind": "report.general", "category": "0102",
             "text": "垃圾", "longitude": 120.920966, "latitude": 30.885936, "datum": "WGS84"}\
            """);
    return host.ask("/api/cases/" + json(answer).path("caseId").asText());
  }

  private static String ruleOf(JsonNode file) {
    return StreamSupport.stream(file.at("/explanation/reasons").spliterator(), false)
        .filter(it -> it.path("stage").asText().equals("ROUTE"))
        .map(it -> it.path("ruleId").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String propose(JsonNode draft) throws IOException {
    var name = draft.path("name").asText();
    var words = ok(post("drafts/" + name + "/words", Map.of("reason", "summer")));
    var plan =
        Map.of(
            "name",
            "Wang",
            "signature",
            editors.sign("Wang", words.path("words").asText()),
            "at",
            words.path("at").asText(),
            "reason",
            "summer");
    return ok(post("drafts/" + name + "/plan", plan)).path("id").asText();
  }

  @Test
  void a_changed_department_goes_live_by_two_people_and_back_by_its_owner() throws Exception {
    var before = report();
    var rule = ruleOf(before);
    var lead = before.at("/lead/name").asText();
    assertThat(lead).isNotEqualTo("派出所");
    var first = host.ask("/api/policy/revisions").get(0);

    var draft = ok(upload(EditorsDesk.withLead(export(), rule, "派出所")));
    assertThat(draft.path("accepted").asBoolean()).as(draft.toString()).isTrue();
    assertThat(draft.path("zh")).hasSize(1);
    assertThat(draft.at("/zh/0").asText())
        .contains("派单规则 " + rule + " 修改", "责任部门：“" + lead + "”改为“派出所”");
    assertThat(draft.at("/en/0").asText()).contains(rule + " changed");

    var effect = host.ask("/api/policy/drafts/" + draft.path("name").asText() + "/effect");
    assertThat(effect.path("changed").asLong()).isPositive();
    assertThat(effect.at("/moves/0/from").asText()).isEqualTo(lead);
    assertThat(effect.at("/moves/0/to").asText()).isEqualTo("派出所");

    var id = propose(draft);
    var plan = host.ask("/api/policy/plans").get(0);
    assertThat(plan.path("missing")).hasSize(1);
    assertThat(post("plans/" + id + "/apply", Map.of()).statusCode()).isEqualTo(409);
    var words = plan.path("words").asText();
    var own = post("plans/" + id + "/approvals", signed("Wang", words));
    assertThat(own.statusCode()).isEqualTo(400);
    assertThat(own.body()).contains("somebody else must approve");
    var forged = Map.of("name", "Li", "signature", editors.sign("Wang", words));
    assertThat(post("plans/" + id + "/approvals", forged).body()).contains("Nothing proves");
    var atOnce = signed("Li", plan.path("emergencyWords").asText());
    var hurried = post("plans/" + id + "/emergency", atOnce);
    assertThat(hurried.statusCode()).isEqualTo(409);
    assertThat(hurried.body()).contains("Only Wang, who proposed it");
    assertThat(report().at("/lead/name").asText()).isEqualTo(lead);

    var agreed = ok(post("plans/" + id + "/approvals", signed("Li", words)));
    assertThat(agreed.path("missing")).isEmpty();
    ok(post("plans/" + id + "/apply", Map.of()));
    Await.until("the change decides", () -> report().at("/lead/name").asText().equals("派出所"));

    var back =
        Map.of(
            "name", "Chen",
            "signature", editors.sign("Chen", first.path("rollbackWords").asText()),
            "reason", "complaints");
    ok(post("revisions/" + first.path("hash").asText() + "/rollback", back));
    Await.until("the first decides again", () -> report().at("/lead/name").asText().equals(lead));
    assertThat(host.ask("/api/policy/revisions"))
        .extracting(it -> it.path("kind").asText())
        .startsWith("ROLLBACK", "APPROVED");
  }

  @Test
  void an_emergency_decides_on_its_authors_word_and_stays_on_anothers() throws Exception {
    var before = report();
    var lead = before.at("/lead/name").asText();
    var first = host.ask("/api/policy/revisions").get(0);
    var id = propose(ok(upload(EditorsDesk.withLead(export(), ruleOf(before), "派出所"))));
    var words = host.ask("/api/policy/plans").get(0).path("emergencyWords").asText();

    var revision = ok(post("plans/" + id + "/emergency", signed("Wang", words)));
    assertThat(revision.path("kind").asText()).isEqualTo("EMERGENCY");
    assertThat(revision.path("until").asText()).isNotEmpty();
    Await.until("it decides", () -> report().at("/lead/name").asText().equals("派出所"));

    var hash = revision.path("hash").asText();
    var confirm = revision.path("confirmWords").asText();
    var own = post("revisions/" + hash + "/confirm", signed("Wang", confirm));
    assertThat(own.statusCode()).isEqualTo(409);
    var stays = ok(post("revisions/" + hash + "/confirm", signed("Li", confirm)));
    assertThat(stays.path("kind").asText()).isEqualTo("CONFIRMED");

    var back = signed("Chen", first.path("rollbackWords").asText());
    ok(post("revisions/" + first.path("hash").asText() + "/rollback", back));
    Await.until("the first decides again", () -> report().at("/lead/name").asText().equals(lead));
  }

  @Test
  void a_workbook_with_a_wrong_cell_is_told_and_cannot_be_proposed() throws Exception {
    var rule = ruleOf(report());
    var draft = ok(upload(EditorsDesk.withLead(export(), rule, "派出锁")));

    assertThat(draft.path("accepted").asBoolean()).isFalse();
    var finding = draft.at("/findings/0");
    assertThat(finding.path("sheet").asText()).isEqualTo("派单规则");
    assertThat(finding.path("value").asText()).isEqualTo("派出锁");
    assertThat(finding.path("zh").asText()).contains("派出所");
    var name = draft.path("name").asText();
    var words = post("drafts/" + name + "/effect", Map.of());
    assertThat(words.statusCode()).isEqualTo(405);
    assertThat(host.get("/api/policy/drafts/" + name + "/effect").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_no_workbook_no_draft_or_no_reason_is_refused() throws Exception {
    var text = upload("name,department\n".getBytes());
    assertThat(text.statusCode()).isEqualTo(400);
    assertThat(text.body()).contains("save it as .xlsx");
    assertThat(upload(new byte[0]).statusCode()).isEqualTo(400);
    assertThat(upload(new byte[9 << 20]).statusCode()).isEqualTo(413);
    assertThat(host.get("/api/policy/drafts/..%2F..%2Fpolicy/effect").statusCode()).isEqualTo(404);
    assertThat(post("drafts/" + "0".repeat(32) + "/words", Map.of("reason", "x")).statusCode())
        .isEqualTo(404);
    assertThat(post("plans/zz/apply", Map.of()).statusCode()).isEqualTo(400);
    var draft = ok(upload(export()));
    assertThat(draft.path("zh")).isEmpty();
    var wish = post("drafts/" + draft.path("name").asText() + "/words", Map.of("reason", " "));
    assertThat(wish.body()).contains("say why");
  }

  @Test
  void a_case_has_its_statement_to_print() {
    var file = report();
    var path = "/api/cases/" + file.path("id").asText() + "/statement";

    var zh = host.get(path);
    assertThat(zh.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(zh.headers().firstValue("Content-Security-Policy").orElseThrow())
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(zh.body()).contains("派单说明书", ruleOf(file), file.at("/lead/name").asText());
    assertThat(host.get(path + "?lang=en").body()).contains("Dispatch statement");
    assertThat(host.get("/api/cases/2026-999999/statement").statusCode()).isEqualTo(404);
  }
}
