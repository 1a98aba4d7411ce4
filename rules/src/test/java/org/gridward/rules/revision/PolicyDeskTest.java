package org.gridward.rules.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RuleBase;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.revision.Revision.Kind;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyDeskTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final String SANITATION = "SR-013,任意,暴露垃圾,任意,任意,任意,任意,任意,,环卫所";
  private static final String POLICE = "SR-020,任意,机动车乱停放,任意,任意,任意,任意,任意,,交警";

  @TempDir private Path folder;
  private Path policy;
  private Instant now = NOON;
  private final Map<String, PrivateKey> keys = new HashMap<>();

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    policy = Files.createDirectory(folder.resolve("policy"));
    copy(Path.of(PolicyDeskTest.class.getResource("/policy").toURI()), policy);
    var lines = new StringBuilder("name,departments,key\n");
    for (var editor : List.of("Wang,HW", "Li,HW", "Zhou,JJ", "Chen,*", "Lin,*")) {
      var name = editor.split(",")[0];
      var file = folder.resolve(name + ".key");
      lines.append(editor).append(',').append(Keys.generate(file)).append('\n');
      keys.put(name, Keys.read(file));
    }
    Files.writeString(policy.resolve("editors.csv"), lines);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private PolicyDesk desk() throws IOException {
    return PolicyDesk.open(policy, (InstantSource) () -> now);
  }

  /** The policy with one cell changed. */
  private Path candidate(String before, String after) throws IOException {
    var candidate = Files.createTempDirectory(folder, "candidate");
    copy(policy, candidate);
    Files.deleteIfExists(candidate.resolve("editors.csv"));
    var sheet = candidate.resolve("派单规则.csv");
    var text = Files.readString(sheet);
    assertThat(text).contains(before);
    Files.writeString(sheet, text.replace(before, after));
    return candidate;
  }

  private Plan plan(PolicyDesk desk, Path candidate, String name) throws IOException {
    return desk.plan(candidate, "because", NOON, words -> sign(desk, name, words));
  }

  private Vote sign(PolicyDesk desk, String name, String words) {
    try {
      return desk.editors().sign(name, keys.get(name), words);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Plan approve(PolicyDesk desk, Plan plan, String name) throws IOException {
    return desk.approve(plan, sign(desk, name, plan.approvalWords()));
  }

  private Path slower() throws IOException {
    return candidate(SANITATION + ",,,派给,4工作时", SANITATION + ",,,派给,8工作时");
  }

  private Revision applyAtOnce(PolicyDesk desk, Plan plan) throws IOException {
    var vote = sign(desk, plan.author().name(), PolicyDesk.emergencyWords(plan));
    return desk.applyEmergency(plan, vote, false);
  }

  @Test
  void a_plan_becomes_the_policy_when_a_second_person_agrees() throws IOException {
    var desk = desk();
    var plan = plan(desk, slower(), "Wang");
    assertThat(desk.missing(plan, false)).extracting(Want::en).containsExactly("a second person");
    assertThatThrownBy(() -> desk.apply(plan, false)).hasMessageContaining("a second person");

    now = now.plusSeconds(60);
    var revision = desk.apply(approve(desk, plan, "Li"), false);

    assertThat(revision.kind()).isEqualTo(Kind.APPROVED);
    assertThat(revision.approvers()).containsExactly("Li");
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("8工作时");
    assertThat(desk.store().list()).hasSize(2);
    assertThat(desk.plans()).isEmpty();
    desk.store().verify();
  }

  @Test
  void nobody_approves_their_own_plan_nor_in_anothers_name() throws IOException {
    var desk = desk();
    var plan = plan(desk, slower(), "Wang");

    assertThatThrownBy(() -> approve(desk, plan, "Wang")).hasMessageContaining("somebody else");
    assertThatThrownBy(() -> desk.editors().sign("Li", keys.get("Wang"), plan.approvalWords()))
        .hasMessageContaining("not that of Li");
    var forged = Vote.signed("Li", "AAAA");
    assertThatThrownBy(() -> desk.approve(plan, forged)).hasMessageContaining("Nothing proves");
    assertThat(desk.missing(desk.findPlan(plan.id()), false))
        .extracting(Want::en)
        .containsExactly("a second person");
    var claimed = desk.approve(plan, new Vote("Li", "host"));
    assertThat(desk.missing(claimed, false))
        .extracting(Want::en)
        .containsExactly("a second person");
    assertThat(desk.missing(claimed, true)).extracting(Want::en).doesNotContain("a second person");
  }

  @Test
  void an_approval_of_one_plan_is_none_of_another() throws IOException {
    var desk = desk();
    var first = plan(desk, slower(), "Wang");
    var vote = sign(desk, "Li", first.approvalWords());
    now = now.plusSeconds(1);
    var second = plan(desk, candidate(SANITATION + ",,,派给,4工作时", SANITATION + ",,,派给,99天"), "Wang");

    assertThatThrownBy(() -> desk.approve(second, vote)).hasMessageContaining("Nothing proves");
  }

  @Test
  void an_editor_changes_only_rows_of_their_department() throws IOException {
    var desk = desk();
    var parking = candidate(POLICE + ",城管,,派给,2小时", POLICE + ",城管,,派给,3小时");

    assertThatThrownBy(() -> plan(desk, parking, "Wang"))
        .hasMessageContaining("W24")
        .hasMessageContaining("Wang may not change SR-020")
        .hasMessageContaining("department JJ");
    assertThat(plan(desk, parking, "Zhou").author().name()).isEqualTo("Zhou");
    assertThat(plan(desk, parking, "Chen").author().name()).isEqualTo("Chen");
  }

  @Test
  void a_town_tightens_what_its_district_set_and_never_loosens_it() throws IOException {
    var desk = desk();
    var district = Files.createDirectory(policy.resolve("district"));
    copy(policy, district);
    var limits = district.resolve("时限规则.csv");
    Files.writeString(limits, Files.readString(limits) + "SX-009,任意,暴露垃圾,任意,,1个工作日,,\n");
    var slower = candidate(SANITATION + ",,,派给,4工作时", SANITATION + ",,,派给,3个工作日");

    assertThatThrownBy(() -> plan(desk, slower, "Wang"))
        .hasMessageContaining("W24 派单规则.csv!派单规则!A4: the limit 3 work day")
        .hasMessageContaining("SX-009: 1 work day")
        .hasMessageContaining("a town may only tighten it");
    var faster = candidate(SANITATION + ",,,派给,4工作时", SANITATION + ",,,派给,2工作时");
    assertThat(plan(desk, faster, "Wang").base()).isEqualTo(desk.active().hash());
  }

  @Test
  void a_row_that_moves_to_another_department_needs_its_agreement() throws IOException {
    var desk = desk();
    var moved = plan(desk, candidate(SANITATION, SANITATION.replace("环卫所", "交警")), "Wang");

    var agreed = approve(desk, moved, "Li");
    assertThat(desk.missing(agreed, false))
        .extracting(Want::en)
        .containsExactly("an editor of department JJ");
    assertThat(desk.missing(approve(desk, agreed, "Zhou"), false)).isEmpty();
  }

  @Test
  void a_plan_on_an_old_base_is_refused_and_merged() throws IOException {
    var desk = desk();
    var base = desk.active();
    var mine = approve(desk, plan(desk, slower(), "Wang"), "Li");
    now = now.plusSeconds(1);
    var other = plan(desk, candidate(POLICE + ",城管,,派给,2小时", POLICE + ",城管,,派给,3小时"), "Zhou");
    desk.apply(approve(desk, other, "Chen"), false);

    assertThatThrownBy(() -> desk.apply(mine, false)).hasMessageContaining("merge and plan again");
    var merge =
        Merge.of(
            desk.store().policy(base),
            CanonicalPolicy.read(desk.candidate(mine)),
            desk.store().policy(desk.active()));
    assertThat(merge.conflicts()).isEmpty();
    var files = Files.createDirectory(folder.resolve("merged"));
    merge.merged().write(files);
    assertThat(Files.readString(files.resolve("派单规则.csv"))).contains("8工作时", "3小时");
    now = now.plusSeconds(1);
    assertThat(plan(desk, files, "Chen").base()).isEqualTo(desk.active().hash());
  }

  @Test
  void two_changes_of_one_cell_are_a_question() throws IOException {
    var desk = desk();
    var base = desk.store().policy(desk.active());
    var eight = CanonicalPolicy.read(slower());
    var two = CanonicalPolicy.read(candidate(SANITATION + ",,,派给,4工作时", SANITATION + ",,,派给,2工作时"));

    var merge = Merge.of(base, eight, two);

    assertThat(merge.conflicts()).hasSize(1);
    assertThat(merge.conflicts().get(0).code()).isEqualTo("W21");
    assertThat(merge.conflicts().get(0).en())
        .contains("SR-013", "处置时限", "was \"4工作时\"", "yours \"8工作时\"", "\"2工作时\"");
    assertThat(PolicyDiff.between(two, merge.merged()).changes()).as("theirs stands").isEmpty();
  }

  @Test
  void an_emergency_ends_by_itself_unless_somebody_confirms_it() throws IOException {
    var desk = desk();
    var before = desk.active();
    var emergency = applyAtOnce(desk, plan(desk, slower(), "Wang"));
    assertThat(emergency.until()).contains(NOON.plus(PolicyDesk.EMERGENCY));
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("8工作时");

    now = NOON.plus(PolicyDesk.EMERGENCY);
    desk.sweep();
    assertThat(desk.active().kind()).isEqualTo(Kind.EXPIRED);
    assertThat(desk.active().content()).isEqualTo(before.content());
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).doesNotContain("8工作时");

    var again = applyAtOnce(desk, plan(desk, slower(), "Wang"));
    var words = PolicyDesk.confirmationWords(again);
    assertThatThrownBy(() -> desk.confirm(sign(desk, "Wang", words), false))
        .hasMessageContaining("other than Wang");
    desk.confirm(sign(desk, "Li", words), false);
    now = now.plus(PolicyDesk.EMERGENCY.multipliedBy(2));
    desk.sweep();
    assertThat(desk.active().kind()).isEqualTo(Kind.CONFIRMED);
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("8工作时");
  }

  @Test
  void a_change_for_later_begins_in_its_time() throws IOException {
    var desk = desk();
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var plan = desk.plan(slower(), "later", tomorrow, words -> sign(desk, "Wang", words));
    desk.apply(approve(desk, plan, "Li"), false);
    assertThat(desk.active().kind()).isEqualTo(Kind.FOUND);
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).doesNotContain("8工作时");

    now = tomorrow;
    desk.sweep();
    assertThat(desk.active().reason()).isEqualTo("later");
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("8工作时");
  }

  @Test
  void what_begins_while_nobody_watches_is_not_taken_for_a_change_by_hand() throws IOException {
    var desk = desk();
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var plan = desk.plan(slower(), "later", tomorrow, words -> sign(desk, "Wang", words));
    desk.apply(approve(desk, plan, "Li"), false);

    now = tomorrow.plusSeconds(1);
    var again = desk();
    assertThat(again.active().reason()).isEqualTo("later");
    assertThat(again.store().list()).hasSize(2);
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("8工作时");
  }

  @Test
  void no_change_slips_in_before_one_that_waits_for_its_time() throws IOException {
    var desk = desk();
    var first = desk.active();
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var later = desk.plan(slower(), "later", tomorrow, words -> sign(desk, "Wang", words));
    desk.apply(approve(desk, later, "Li"), false);
    var parking = candidate(POLICE + ",城管,,派给,2小时", POLICE + ",城管,,派给,3小时");
    var plan = approve(desk, plan(desk, parking, "Zhou"), "Chen");

    assertThatThrownBy(() -> desk.apply(plan, false)).hasMessageContaining("is to begin at");
    assertThatThrownBy(() -> applyAtOnce(desk, plan)).hasMessageContaining("roll back");
    desk.rollback(first, "not now", sign(desk, "Chen", PolicyDesk.rollbackWords(first)), false);
    now = tomorrow.plusSeconds(1);
    desk.sweep();
    assertThat(desk.active().kind()).isEqualTo(Kind.ROLLBACK);
  }

  @Test
  void what_somebody_puts_into_the_folder_is_kept_as_found() throws IOException {
    desk();
    var sheet = policy.resolve("派单规则.csv");
    Files.writeString(sheet, Files.readString(sheet).replace("派给,4工作时", "派给,9工作时"));

    var desk = desk();
    assertThat(desk.store().list().stream().map(Revision::kind))
        .containsExactly(Kind.FOUND, Kind.FOUND);
    assertThat(desk.active().content()).isEqualTo(CanonicalPolicy.read(policy).hash());
  }

  @Test
  void what_somebody_puts_back_by_hand_is_found_again() throws IOException {
    var sheet = policy.resolve("派单规则.csv");
    var first = Files.readString(sheet);
    var desk = desk();
    var content = desk.active().content();
    Files.writeString(sheet, first.replace("派给,4工作时", "派给,9工作时"));
    desk.sweep();
    Files.writeString(sheet, first);
    desk.sweep();

    assertThat(desk.store().list()).hasSize(3);
    assertThat(desk.active().content()).isEqualTo(content);
    assertThat(Files.readString(sheet)).isEqualTo(first);
  }

  @Test
  void a_change_by_hand_comes_before_a_plan_that_did_not_know_it() throws IOException {
    var desk = desk();
    var plan = approve(desk, plan(desk, slower(), "Wang"), "Li");
    var sheet = policy.resolve("派单规则.csv");
    Files.writeString(sheet, Files.readString(sheet).replace("派给,4工作时", "派给,9工作时"));

    assertThatThrownBy(() -> desk.apply(plan, false)).hasMessageContaining("has become active");
    assertThat(desk.active().kind()).isEqualTo(Kind.FOUND);
    assertThat(Files.readString(sheet)).contains("派给,9工作时");
  }

  @Test
  void an_author_may_sign_before_the_change_is_planned_but_not_long_before() throws IOException {
    var desk = desk();
    var candidate = slower();
    var signed = now;
    var vote = sign(desk, "Wang", desk.words(candidate, "later", signed, NOON));

    now = signed.plus(PolicyDesk.SIGNING);
    assertThatThrownBy(() -> desk.plan(candidate, "other", signed, NOON, words -> vote))
        .hasMessageContaining("Nothing proves that this is the word of Wang");
    var plan = desk.plan(candidate, "later", signed, NOON, words -> vote);
    assertThat(desk.missing(plan, false)).extracting(Want::en).containsExactly("a second person");

    now = now.plusSeconds(1);
    assertThatThrownBy(() -> desk.plan(candidate, "later", signed, NOON, words -> vote))
        .hasMessageContaining("sign again");
  }

  @Test
  void an_owner_goes_back_to_any_revision() throws IOException {
    var desk = desk();
    var first = desk.active();
    desk.apply(approve(desk, plan(desk, slower(), "Wang"), "Li"), false);
    var words = PolicyDesk.rollbackWords(first);
    assertThatThrownBy(() -> desk.rollback(first, "oops", sign(desk, "Wang", words), false))
        .hasMessageContaining("Only an owner");

    now = now.plusSeconds(1);
    var back = desk.rollback(first, "oops", sign(desk, "Chen", words), false);

    assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(back.content()).isEqualTo(first.content());
    assertThat(desk.store().list()).hasSize(3);
    assertThat(Files.readString(policy.resolve("派单规则.csv"))).contains("4工作时");
  }

  @Test
  void tampering_is_seen() throws IOException {
    var desk = desk();
    var first = desk.active();
    desk.apply(approve(desk, plan(desk, slower(), "Wang"), "Li"), false);
    var entry = policy.resolve("revisions").resolve(first.hash());

    var sheet = entry.resolve("派单规则.csv");
    var good = Files.readString(sheet);
    Files.writeString(sheet, good.replace("4工作时", "40工作时"));
    assertThatThrownBy(() -> desk.store().verify()).hasMessageContaining(first.hash());
    Files.writeString(sheet, good);

    var words = Files.readString(entry.resolve("revision.txt"));
    Files.writeString(entry.resolve("revision.txt"), words.replace("found", "approved"));
    assertThatThrownBy(() -> desk.store().list()).hasMessageContaining("was changed");
  }

  @Test
  void a_workbook_and_its_sheets_are_the_same_revision() throws IOException {
    var xlsx = Files.createDirectory(folder.resolve("xlsx"));
    WorkbookWriter.write(policy, xlsx.resolve("派单规则.xlsx"));
    var canonical = Files.createDirectory(folder.resolve("canonical"));
    var content = CanonicalPolicy.read(policy);
    content.write(canonical);

    assertThat(CanonicalPolicy.read(xlsx).hash()).isEqualTo(content.hash());
    assertThat(CanonicalPolicy.read(canonical).hash()).isEqualTo(content.hash());
    try (var rules = RuleBase.load(canonical);
        var live = RuleBase.load(policy)) {
      assertThat(rules.revision()).isEqualTo(live.revision());
    }
    var exported = Files.createDirectory(folder.resolve("exported"));
    content.export(exported);
    assertThat(CanonicalPolicy.read(exported).hash()).isEqualTo(content.hash());
  }

  @Test
  void a_decision_of_three_revisions_ago_is_made_again_to_the_letter() throws IOException {
    var desk = desk();
    var then = decide(desk);
    var revision = desk.active();
    for (var limit : List.of("5工作时", "6工作时", "7工作时")) {
      now = now.plusSeconds(1);
      var was =
          Files.readString(policy.resolve("派单规则.csv")).replaceAll("(?s).*派给,(\\d工作时).*", "$1");
      desk.apply(approve(desk, plan(desk, candidate(was, limit), "Wang"), "Li"), false);
    }
    assertThat(decide(desk)).isNotEqualTo(then);

    assertThat(decide(desk, revision)).isEqualTo(then);
    assertThat(desk.store().find(revision.content())).contains(revision);
  }

  private String decide(PolicyDesk desk) throws IOException {
    return decide(desk, desk.active());
  }

  private static String decide(PolicyDesk desk, Revision revision) throws IOException {
    var event = Event.builder(new EventId("g"), Source.GRID_WORKER, "city.garbage", NOON).build();
    try (var engine = Engine.of(desk.store().rules(revision))) {
      return engine.decide(List.of(LocatedEvent.nowhere(event))).get(0).toString();
    }
  }

  @Test
  void a_difference_reads_as_sentences() throws IOException {
    var desk = desk();
    var moved = candidate(SANITATION, SANITATION.replace("环卫所", "城管"));
    var diff = desk.diff(moved);
    var before = desk.store().rules(desk.active());
    var after = PolicyReader.read(moved).rules().orElseThrow();

    assertThat(DiffText.of(diff, before, after, true))
        .containsExactly("派单规则 SR-013 修改：当事件小类为暴露垃圾时，派给综合行政执法队，限4工作时内办结。(责任部门：“环卫所”改为“城管”)");
    assertThat(DiffText.of(diff, before, after, false))
        .containsExactly(
            "Dispatch SR-013 changed: When 事件小类 is 暴露垃圾, dispatch to 综合行政执法队, handled within 4 work"
                + " h. (lead: \"环卫所\" became \"城管\")");
  }
}
