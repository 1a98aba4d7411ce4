package org.gridward.rules.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.replay.PolicyTests;
import org.gridward.rules.revision.Revision.Kind;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.RuleIssue;

/**
 * Where policies are changed (版本管理): a change is planned, approved by a second person, and applied;
 * then the policy folder holds it and whoever watches the folder takes it over. Everything is kept
 * in {@code revisions} within the folder. One process at a time; safe for its threads.
 */
public final class PolicyDesk {

  /** How long an emergency change counts when nobody confirms it. */
  public static final Duration EMERGENCY = Duration.ofHours(24);

  /** How long what somebody has signed may lie before it is planned. */
  public static final Duration SIGNING = Duration.ofMinutes(10);

  private static final String PLAN = "plan.txt";
  private static final String FILES = "files";

  /** Names the content that the desk itself last put into the folder, or found there. */
  private static final String LEFT = ".revision";

  private final Path policy;
  private final Path plans;
  private final RevisionStore store;
  private final InstantSource clock;

  private PolicyDesk(Path policy, RevisionStore store, InstantSource clock) {
    this.policy = policy;
    this.plans = policy.resolve("plans");
    this.store = store;
    this.clock = clock;
  }

  /**
   * Opens the desk of a policy folder. What stands there becomes a revision, unless it is the last
   * one already.
   *
   * @throws IllegalArgumentException when the policy there does not pass the checks
   */
  public static PolicyDesk open(Path policy, InstantSource clock) throws IOException {
    var desk = new PolicyDesk(policy, RevisionStore.open(policy.resolve("revisions")), clock);
    Files.createDirectories(desk.plans);
    desk.sweep();
    return desk;
  }

  /**
   * Keeps what somebody put into the folder by hand since the desk last looked. What the desk
   * itself left there is no news, even where another revision has begun since.
   */
  private synchronized void takeFound() throws IOException {
    var content = CanonicalPolicy.read(policy).hash();
    var left = policy.resolve(LEFT);
    var isNews =
        Files.exists(left)
            ? !Files.readString(left).strip().equals(content)
            : store.find(content).isEmpty();
    if (isNews
        && !store.active(clock.instant()).map(Revision::content).equals(Optional.of(content))) {
      checked(policy);
      add(Kind.FOUND, "", List.of(), "found in the folder", content, policy, Optional.empty());
    }
    leave(content);
  }

  private void leave(String content) throws IOException {
    var part = policy.resolve(LEFT + ".part");
    Files.writeString(part, content + "\n");
    Files.move(
        part,
        policy.resolve(LEFT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The content's hash of a policy that passes all checks and its own tests. */
  private String checked(Path files) throws IOException {
    var read = PolicyLoader.read(files, policy.resolve(PolicyLoader.DISTRICT));
    var rules = read.rules().orElseThrow(() -> refused(files, read.issues()));
    try (var engine = Engine.of(rules)) {
      var failures = PolicyTests.run(engine, read.tests(), Optional.empty()).failures();
      if (!failures.isEmpty()) {
        throw refused(files, failures);
      }
    }
    return rules.revision();
  }

  private static IllegalArgumentException refused(Path files, List<RuleIssue> issues) {
    return new IllegalArgumentException(
        files + " does not pass the checks: " + issues.stream().filter(RuleIssue::blocks).toList());
  }

  private Revision add(
      Kind kind,
      String author,
      List<String> approvers,
      String reason,
      String content,
      Path files,
      Optional<Instant> until)
      throws IOException {
    return add(kind, author, approvers, reason, content, files, clock.instant(), until);
  }

  private Revision add(
      Kind kind,
      String author,
      List<String> approvers,
      String reason,
      String content,
      Path files,
      Instant from,
      Optional<Instant> until)
      throws IOException {
    var now = clock.instant();
    var previous = store.last().map(Revision::hash).orElse("");
    var begin = from.isBefore(now) ? now : from;
    var revision =
        new Revision(content, previous, kind, author, approvers, reason, now, begin, until);
    store.add(revision, files);
    return revision;
  }

  public RevisionStore store() {
    return store;
  }

  /** Who may change the policy. */
  public Editors editors() throws IOException {
    return Editors.read(policy);
  }

  /** The revision that decides now. */
  public Revision active() throws IOException {
    return store.active(clock.instant()).orElseThrow();
  }

  /** What a candidate would change of the active policy. */
  public PolicyDiff diff(Path candidate) throws IOException {
    return PolicyDiff.between(store.policy(active()), CanonicalPolicy.read(candidate));
  }

  /**
   * Plans a change.
   *
   * @param candidate the changed policy: a folder, or one workbook
   * @param reason why
   * @param from when it shall begin; a moment that has passed means at once
   * @param sign gives the author's vote on the plan's words
   * @throws IllegalArgumentException when it does not pass the checks, changes nothing, changes
   *     what its author may not change, or nothing proves who that is
   */
  public Plan plan(Path candidate, String reason, Instant from, Function<String, Vote> sign)
      throws IOException {
    return plan(candidate, reason, clock.instant(), from, sign);
  }

  /**
   * What the author of a change signs who cannot be asked while it is planned, as in a browser.
   *
   * @param at the moment of signing, to be given to {@link #plan(Path, String, Instant, Instant,
   *     Function)} too
   */
  public String words(Path candidate, String reason, Instant at, Instant from) throws IOException {
    return Plan.words(active().hash(), CanonicalPolicy.read(candidate).hash(), reason, at, from);
  }

  /**
   * Plans a change whose author has signed already.
   *
   * @param at when they signed, not longer ago than {@link #SIGNING}
   * @see #plan(Path, String, Instant, Function)
   */
  public synchronized Plan plan(
      Path candidate, String reason, Instant at, Instant from, Function<String, Vote> sign)
      throws IOException {
    if (Duration.between(at, clock.instant()).abs().compareTo(SIGNING) > 0) {
      throw new IllegalArgumentException(
          "The plan was signed at %s, more than %s from now; sign again.".formatted(at, SIGNING));
    }
    var content = checked(candidate);
    var base = active();
    var diff = diff(candidate);
    if (diff.isEmpty()) {
      throw new IllegalArgumentException(
          candidate + " says what is active already; there is nothing to plan.");
    }
    var vote = sign.apply(Plan.words(base.hash(), content, reason, at, from));
    var plan = new Plan(base.hash(), content, reason, at, from, vote, List.of());
    requireProof(vote, plan.words());
    requireRights(diff, candidate, vote);
    var part = plans.resolve(plan.id() + ".part");
    Files.createDirectories(part.resolve(FILES));
    for (var file : PolicyFolder.all(candidate)) {
      Files.copy(
          file,
          part.resolve(FILES).resolve(file.getFileName().toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(part.resolve(PLAN), plan.text());
    Files.move(part, plans.resolve(plan.id()), StandardCopyOption.ATOMIC_MOVE);
    return plan;
  }

  /** Whose word it is must be sure before it is kept; who the host signed in is sure. */
  private void requireProof(Vote vote, String words) throws IOException {
    if (!new Approvals(editors(), true).isProved(vote, words)) {
      throw new IllegalArgumentException(
          "Nothing proves that this is the word of %s; sign with the key whose public half stands in %s."
              .formatted(vote.name(), PolicyFolder.EDITORS));
    }
  }

  private void requireRights(PolicyDiff diff, Path candidate, Vote vote) throws IOException {
    var editor = editors().find(vote.name()).orElseThrow();
    var issues = new Rights(CanonicalPolicy.read(candidate)).check(diff, editor);
    if (!issues.isEmpty()) {
      throw new IllegalArgumentException(
          issues.stream().map(RuleIssue::toString).reduce((a, b) -> a + "\n" + b).orElseThrow());
    }
  }

  /**
   * The plan whose name begins so.
   *
   * @throws IllegalArgumentException when there is none, or several
   */
  public Plan findPlan(String id) throws IOException {
    return Plan.parse(Files.readString(folder(id).resolve(PLAN)));
  }

  /** All plans that were not applied yet. */
  public List<Plan> plans() throws IOException {
    var all = new ArrayList<Plan>();
    try (var entries = Files.list(plans)) {
      for (var entry : entries.sorted().toList()) {
        if (!entry.toString().endsWith(".part")) {
          all.add(Plan.parse(Files.readString(entry.resolve(PLAN))));
        }
      }
    }
    return all;
  }

  private Path folder(String id) throws IOException {
    try (var entries = Files.list(plans)) {
      var found =
          entries
              .filter(it -> !it.toString().endsWith(".part"))
              .filter(it -> it.getFileName().toString().startsWith(id))
              .toList();
      if (found.size() != 1) {
        throw new IllegalArgumentException(
            "%d plans in %s begin with \"%s\"; write more of the name."
                .formatted(found.size(), plans, id));
      }
      return found.get(0);
    }
  }

  /** The files of a plan's candidate. */
  public Path candidate(Plan plan) {
    return plans.resolve(plan.id()).resolve(FILES);
  }

  /**
   * Adds somebody's approval.
   *
   * @throws IllegalArgumentException when it is the author's own, or nobody's
   */
  public synchronized Plan approve(Plan plan, Vote vote) throws IOException {
    if (vote.name().equals(plan.author().name())) {
      throw new IllegalArgumentException(
          "%s wrote this plan; somebody else must approve it.".formatted(vote.name()));
    }
    requireProof(vote, plan.approvalWords());
    var known = findPlan(plan.id());
    var approved = known.with(vote);
    var part = plans.resolve(plan.id()).resolve(PLAN + ".part");
    Files.writeString(part, approved.text());
    Files.move(
        part,
        plans.resolve(plan.id()).resolve(PLAN),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return approved;
  }

  /** Whose approval a plan still waits for; none where it may be applied. */
  public List<Want> missing(Plan plan, boolean host) throws IOException {
    var candidate = CanonicalPolicy.read(candidate(plan));
    var base = store.find(plan.base()).orElseThrow();
    var diff = PolicyDiff.between(store.policy(base), candidate);
    var departments = new Rights(candidate).departments(diff);
    return new Approvals(editors(), host).missing(plan, departments);
  }

  /**
   * Makes an approved plan the policy.
   *
   * @param host whether the host itself vouches for those whom it signed in
   * @throws IllegalStateException when somebody's approval is missing, or another change has become
   *     active since it was planned
   */
  public synchronized Revision apply(Plan plan, boolean host) throws IOException {
    takeFound();
    var missing = missing(plan, host);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Plan %s still wants %s."
              .formatted(
                  plan.id().substring(0, 12),
                  missing.stream().map(Want::en).collect(Collectors.joining(", "))));
    }
    requireBase(plan);
    var approvers = plan.approvals().stream().map(Vote::name).toList();
    return publish(plan, Kind.APPROVED, approvers, Optional.empty());
  }

  private void requireBase(Plan plan) throws IOException {
    var last = store.last().orElseThrow();
    if (last.from().isAfter(clock.instant())) {
      throw new IllegalStateException(
          "Revision %s is to begin at %s and was made without this change; wait for it, or roll back to the active one first."
              .formatted(last.hash().substring(0, 12), last.from()));
    }
    if (!plan.base().equals(last.hash())) {
      throw new IllegalStateException(
          "Plan %s was made on revision %s, but %s has become active since; merge and plan again."
              .formatted(
                  plan.id().substring(0, 12),
                  plan.base().substring(0, 12),
                  last.hash().substring(0, 12)));
    }
  }

  /** What the author of a plan signs who cannot wait for a second person. */
  public static String emergencyWords(Plan plan) {
    return "apply at once " + plan.id() + "\n";
  }

  /**
   * Makes a plan the policy on its author's word alone, for {@link #EMERGENCY}.
   *
   * @param vote the author's, on {@link #emergencyWords}
   * @throws IllegalStateException when it is not the author's, or another change came between
   */
  public synchronized Revision applyEmergency(Plan plan, Vote vote, boolean host)
      throws IOException {
    takeFound();
    if (!vote.name().equals(plan.author().name())
        || !new Approvals(editors(), host).isProved(vote, emergencyWords(plan))) {
      throw new IllegalStateException(
          "Only %s, who proposed it, may apply it at once, with a key or signed in."
              .formatted(plan.author().name()));
    }
    requireBase(plan);
    var until = clock.instant().plus(EMERGENCY);
    return publish(plan, Kind.EMERGENCY, List.of(), Optional.of(until));
  }

  private Revision publish(Plan plan, Kind kind, List<String> approvers, Optional<Instant> until)
      throws IOException {
    var files = candidate(plan);
    var content = checked(files);
    if (!content.equals(plan.content())) {
      throw new IllegalStateException(
          "The files of plan %s were changed after it was signed.".formatted(plan.id()));
    }
    var revision =
        add(
            kind,
            plan.author().name(),
            approvers,
            plan.reason(),
            content,
            files,
            plan.from(),
            until);
    sweep();
    retire(plan);
    return revision;
  }

  /** Plans of the same base can never be applied any more; this one need not be kept. */
  private void retire(Plan plan) throws IOException {
    try (var all = Files.walk(plans.resolve(plan.id()))) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** What a second person confirms of an emergency. */
  public static String confirmationWords(Revision emergency) {
    return "confirm " + emergency.hash() + "\n";
  }

  /**
   * Lets an emergency change stay.
   *
   * @throws IllegalStateException when no emergency is active, or it is the author's own vote
   */
  public synchronized Revision confirm(Vote vote, boolean host) throws IOException {
    var last = store.last().orElseThrow();
    if (last.kind() != Kind.EMERGENCY) {
      throw new IllegalStateException(
          "No emergency change is active; there is nothing to confirm.");
    }
    if (vote.name().equals(last.author())
        || !new Approvals(editors(), host).isProved(vote, confirmationWords(last))) {
      throw new IllegalStateException(
          "Somebody other than %s must confirm it, with a key or signed in."
              .formatted(last.author()));
    }
    return add(
        Kind.CONFIRMED,
        last.author(),
        List.of(vote.name()),
        last.reason(),
        last.content(),
        store.files(last),
        Optional.empty());
  }

  /** What an owner signs who goes back to a revision. */
  public static String rollbackWords(Revision to) {
    return "roll back to " + to.hash() + "\n";
  }

  /**
   * Makes an earlier revision the policy again.
   *
   * @throws IllegalStateException when the vote is not that of an owner of the policy
   */
  public synchronized Revision rollback(Revision to, String reason, Vote vote, boolean host)
      throws IOException {
    var owner = editors().find(vote.name()).filter(Editor::isOwner);
    if (owner.isEmpty() || !new Approvals(editors(), host).isProved(vote, rollbackWords(to))) {
      throw new IllegalStateException(
          "Only an owner of the policy may go back to a revision, with a key or signed in.");
    }
    takeFound();
    checked(store.files(to));
    var revision =
        add(
            Kind.ROLLBACK,
            vote.name(),
            List.of(),
            reason,
            to.content(),
            store.files(to),
            Optional.empty());
    sweep();
    return revision;
  }

  /**
   * Keeps what somebody put into the folder by hand, ends emergencies whose time is over, and puts
   * the files of the revision that is active now into the policy folder, so that one that was
   * planned for later begins. To be called now and then.
   *
   * @throws IllegalArgumentException when the policy in the folder does not pass the checks
   */
  public synchronized void sweep() throws IOException {
    takeFound();
    var last = store.last().orElseThrow();
    if (last.until().filter(it -> !it.isAfter(clock.instant())).isPresent()) {
      var before = store.find(last.previous()).orElseThrow();
      add(
          Kind.EXPIRED,
          last.author(),
          List.of(),
          "nobody confirmed: " + last.reason(),
          before.content(),
          store.files(before),
          Optional.empty());
    }
    var active = active();
    if (!CanonicalPolicy.read(policy).hash().equals(active.content())) {
      replace(store.files(active));
      leave(active.content());
    }
  }

  /** Takes the sheets of the folder away and puts others there. */
  private void replace(Path files) throws IOException {
    var wanted = PolicyFolder.all(files);
    var names = wanted.stream().map(it -> it.getFileName().toString()).toList();
    for (var file : wanted) {
      var part = policy.resolve("." + file.getFileName() + ".part");
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    }
    for (var file : PolicyFolder.all(policy)) {
      if (!names.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
    for (var name : names) {
      try {
        Files.move(
            policy.resolve("." + name + ".part"),
            policy.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException e) {
        throw new IllegalStateException("Somebody else is writing into " + policy + ".", e);
      }
    }
  }
}
