package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.replay.Replay;
import org.gridward.rules.replay.StoredEvents;
import org.gridward.rules.revision.Editor;
import org.gridward.rules.revision.Plan;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.Revision;
import org.gridward.rules.revision.Vote;

/**
 * The desk where the policy is changed: a workbook goes out, comes back changed, is checked, told
 * in sentences and tried on past events; two people sign, each with a key that never leaves their
 * browser or machine; then it decides.
 */
@Controller("/api/policy")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DeskApi {

  private static final Duration TRIED_ON = Duration.ofDays(30);

  private final Works works;
  private final Semaphore trying = new Semaphore(1); // one trial uses all processors

  DeskApi(Works works) {
    this.works = works;
  }

  private PolicyDesk desk() {
    return works.desk().open();
  }

  /**
   * The policy that decides, as a workbook to change.
   *
   * @param lang language of its headings, zh or en
   */
  @Get(
      value = "/workbook",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  HttpResponse<byte[]> workbook(@QueryValue(defaultValue = "zh") String lang) throws IOException {
    var file = Files.createTempFile("policy", ".xlsx");
    try {
      CanonicalPolicy.read(works.desk().policy()).exportWorkbook(file, !lang.startsWith("en"));
      return HttpResponse.ok(Files.readAllBytes(file))
          .header("Content-Disposition", "attachment; filename=\"gridward-policy.xlsx\"");
    } finally {
      Files.delete(file);
    }
  }

  /** Checks a changed workbook and says what it changes; nothing is proposed yet. */
  @Post(value = "/drafts", consumes = MediaType.APPLICATION_OCTET_STREAM)
  DraftView draft(@Body byte[] workbook) throws IOException {
    if (workbook.length < 4 || workbook[0] != 'P' || workbook[1] != 'K') {
      throw new IllegalArgumentException(
          "The file is no .xlsx workbook; save it as .xlsx (Excel workbook) and upload it again.");
    }
    var name = works.desk().keep(workbook);
    return DraftView.of(name, draftPath(name), works.desk().district(), desk());
  }

  private Path draftPath(String name) {
    return works.desk().findDraft(name).orElseThrow(() -> NotHereException.of("Draft", name));
  }

  /** What a draft would have done with the events of the last 30 days (改了会怎样). */
  @Get("/drafts/{name}/effect")
  EffectView effect(String name) throws IOException {
    var candidate = DraftView.rules(draftPath(name), works.desk().district());
    var now = works.clock().instant();
    var past =
        new StoredEvents(works.store(), works.grids(), now.minus(TRIED_ON), now.plusSeconds(1));
    if (!trying.tryAcquire()) {
      throw new IllegalStateException("Another change is being tried; ask again in a moment.");
    }
    try {
      var threads = Runtime.getRuntime().availableProcessors();
      var report =
          Replay.run(
              candidate, works.rules().rules(), Replay.Baseline.ACTIVE, past, threads, it -> {});
      return EffectView.of(report);
    } finally {
      trying.release();
    }
  }

  /**
   * A change that somebody wants to propose.
   *
   * @param reason why
   * @param from when it shall begin, ISO 8601 with offset; at once where it is missing
   */
  public record Wish(String reason, @Nullable String from) {

    private Instant begin() {
      try {
        return from == null || from.isBlank()
            ? Instant.EPOCH
            : OffsetDateTime.parse(from).toInstant();
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "from is \"" + from + "\"; write a moment such as 2026-07-01T00:00:00+08:00.");
      }
    }

    private String why() {
      if (reason == null || reason.isBlank() || reason.length() > 1_000) {
        throw new IllegalArgumentException("reason is missing; say why, in 1 to 1000 characters.");
      }
      return reason.strip();
    }
  }

  /**
   * What its author signs.
   *
   * @param at the moment of signing, to be sent back with the signature
   * @param words the text to sign, UTF-8, Ed25519
   */
  public record ToSign(Instant at, String words) {}

  /** The words that the author of a change signs, within ten minutes. */
  @Post("/drafts/{name}/words")
  ToSign words(String name, @Body Wish wish) throws IOException {
    var at = works.clock().instant();
    return new ToSign(at, desk().words(draftPath(name), wish.why(), at, wish.begin()));
  }

  /**
   * A signed change.
   *
   * @param name who, as in {@code editors.csv}
   * @param signature Ed25519 over the words, base64
   * @param at as the words came with
   */
  public record Proposal(
      String name, String signature, Instant at, String reason, @Nullable String from) {}

  /** Proposes a draft; somebody else must agree. */
  @Post("/drafts/{name}/plan")
  PlanView plan(String name, @Body Proposal it) throws IOException {
    var wish = new Wish(it.reason(), it.from());
    var vote = Vote.signed(it.name(), it.signature());
    var plan = desk().plan(draftPath(name), wish.why(), it.at(), wish.begin(), words -> vote);
    return view(plan);
  }

  private PlanView view(Plan plan) throws IOException {
    return PlanView.of(plan, desk(), works.desk().district());
  }

  /** Who may change the policy. */
  @Get("/editors")
  List<EditorView> editors() throws IOException {
    return desk().editors().list().stream().map(EditorView::of).toList();
  }

  /** Somebody who may change the policy, and which departments' rows; {@code *} is all. */
  public record EditorView(String name, List<String> departments) {
    static EditorView of(Editor it) {
      return new EditorView(it.name(), it.departments().stream().sorted().toList());
    }
  }

  /** What was proposed and does not decide yet. */
  @Get("/plans")
  List<PlanView> plans() throws IOException {
    var views = new ArrayList<PlanView>();
    for (var plan : desk().plans()) {
      views.add(view(plan));
    }
    return views;
  }

  /**
   * Somebody's word.
   *
   * @param name who, as in {@code editors.csv}
   * @param signature Ed25519 over the words, base64
   * @param reason why, for those who read the chain of revisions
   */
  public record Signed(String name, String signature, @Nullable String reason) {

    private Vote vote() {
      return Vote.signed(name, signature);
    }
  }

  /** Agrees to somebody else's change. */
  @Post("/plans/{id}/approvals")
  PlanView approve(String id, @Body Signed it) throws IOException {
    return view(desk().approve(desk().findPlan(id), it.vote()));
  }

  /** Lets a change decide that has been agreed to. */
  @Post("/plans/{id}/apply")
  RevisionView apply(String id) throws IOException {
    return live(desk().apply(desk().findPlan(id), false));
  }

  /** Lets a change decide at once on its author's word, for 24 hours unless it is confirmed. */
  @Post("/plans/{id}/emergency")
  RevisionView applyAtOnce(String id, @Body Signed it) throws IOException {
    return live(desk().applyEmergency(desk().findPlan(id), it.vote(), false));
  }

  private RevisionView live(Revision revision) throws IOException {
    works.rules().reloadIfChanged();
    return RevisionView.of(revision, desk().active());
  }

  /** The chain of revisions, the newest first. */
  @Get("/revisions")
  List<RevisionView> revisions() throws IOException {
    var active = desk().active();
    var views = new ArrayList<RevisionView>();
    for (var revision : desk().store().list()) {
      views.add(0, RevisionView.of(revision, active));
    }
    return views;
  }

  /** Makes an earlier revision decide again; an owner's word. */
  @Post("/revisions/{hash}/rollback")
  RevisionView rollback(String hash, @Body Signed it) throws IOException {
    var to = revision(hash);
    var reason = it.reason() == null || it.reason().isBlank() ? "rolled back" : it.reason();
    return live(desk().rollback(to, reason, it.vote(), false));
  }

  /** Lets an emergency change stay; a second person's word. */
  @Post("/revisions/{hash}/confirm")
  RevisionView confirm(String hash, @Body Signed it) throws IOException {
    if (!revision(hash).equals(desk().active())) {
      throw new IllegalStateException("Revision " + hash + " does not decide any more.");
    }
    return RevisionView.of(desk().confirm(it.vote(), false), desk().active());
  }

  private Revision revision(String hash) throws IOException {
    return desk().store().find(hash).orElseThrow(() -> NotHereException.of("Revision", hash));
  }
}
