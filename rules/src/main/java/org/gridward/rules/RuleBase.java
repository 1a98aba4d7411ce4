package org.gridward.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Category;
import org.gridward.decision.Decision;
import org.gridward.decision.DecisionPolicy;
import org.gridward.decision.Reason;
import org.gridward.department.Department;
import org.gridward.grid.CodeForm;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.PolicyReader.Read;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.PolicyTests;
import org.gridward.rules.replay.ReplayReport;
import org.gridward.rules.replay.ShadowRun;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.RuleIssue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by the policy folder (规则库), and takes a changed folder over while it runs: a good one
 * swaps in between two batches, a bad one is refused with sheet and cell and the running revision
 * stays. Safe for any number of threads; each batch is decided by exactly one revision.
 */
public final class RuleBase implements DecisionPolicy, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RuleBase.class);

  private final Path folder;
  private final InstantSource clock;
  private final List<Contract> contracts;
  private final AtomicReference<Active> active = new AtomicReference<>();
  private final AtomicReference<Seen> seen = new AtomicReference<>();
  private final AtomicReference<ShadowRun> shadow = new AtomicReference<>();

  /** What decides, and since when. */
  private record Active(Engine engine, Instant since, Attempt last) {}

  /** What the folder looked like when it was read last. */
  private record Seen(Map<String, List<Object>> files) {}

  private RuleBase(Path folder, InstantSource clock, List<Contract> contracts) {
    this.folder = folder;
    this.clock = clock;
    this.contracts = List.copyOf(contracts);
  }

  /**
   * Loads a policy folder, or one workbook.
   *
   * @throws RefusedPolicyException when it cannot be accepted; all issues are named
   * @throws UncheckedIOException when it cannot be read at all
   */
  public static RuleBase load(Path folder) {
    return load(folder, InstantSource.system());
  }

  /** The same, with the clock that dates attempts. */
  public static RuleBase load(Path folder, InstantSource clock) {
    return load(folder, clock, List.of());
  }

  /**
   * The same, for a host that relies on some decisions: a policy that breaks one is refused (P07).
   */
  public static RuleBase load(Path folder, InstantSource clock, List<Contract> contracts) {
    var base = new RuleBase(folder, clock, contracts);
    var attempt = base.reload();
    if (!attempt.accepted()) {
      throw new RefusedPolicyException(attempt.issues());
    }
    return base;
  }

  /** Reads the folder again. What it finds decides from the next batch on, if it is accepted. */
  public synchronized Attempt reload() {
    seen.set(new Seen(look()));
    try {
      return take(PolicyLoader.read(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Policy " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads the folder again if a file in it has changed since it was read last. */
  public Optional<Attempt> reloadIfChanged() {
    var last = seen.get();
    return last != null && last.files().equals(look()) ? Optional.empty() : Optional.of(reload());
  }

  private Map<String, List<Object>> look() {
    try {
      var files = new TreeMap<String, List<Object>>();
      for (var file : PolicyFolder.all(folder)) {
        FileTime changed = Files.getLastModifiedTime(file);
        files.put(file.getFileName().toString(), List.of(Files.size(file), changed));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Policy " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Attempt take(Read read) {
    if (read.rules().isEmpty()) {
      return refuse(read.issues());
    }
    var rules = read.rules().get();
    var engine = Engine.of(rules);
    var failures = new ArrayList<>(Disputes.of(engine, folder));
    failures.addAll(PolicyTests.run(engine, read.tests(), Optional.empty()).failures());
    contracts.forEach(it -> broken(it, engine).ifPresent(failures::add));
    if (!failures.isEmpty()) {
      engine.close();
      failures.addAll(0, read.issues());
      return refuse(failures);
    }
    return accept(engine, read.issues());
  }

  private Optional<RuleIssue> broken(Contract contract, Engine engine) {
    var effect = Engine.effect(engine.judge(List.of(contract.event())).get(0));
    var lead = effect.lead().map(Department::code).orElse("—");
    return lead.equals(contract.department())
        ? Optional.empty()
        : Optional.of(
            new RuleIssue(
                "P07",
                RuleIssue.Level.ERROR,
                folder.getFileName().toString(),
                "",
                "",
                contract.name(),
                "系统约定“%s”要求派给 %s，现在会派给 %s；请改回，或与系统管理员商定。"
                    .formatted(contract.name(), contract.department(), lead),
                "the host relies on \"%s\" going to %s, and it would go to %s; change it back, or agree with who runs the host"
                    .formatted(contract.name(), contract.department(), lead)));
  }

  private Attempt refuse(List<RuleIssue> issues) {
    var before = active.get();
    var revision = before == null ? "" : before.engine().rules().revision();
    var attempt = new Attempt(clock.instant(), false, revision, issues);
    if (before != null) {
      active.set(new Active(before.engine(), before.since(), attempt));
    }
    LOG.warn(
        "Policy {} refused with {} issues; {} goes on deciding",
        folder,
        issues.stream().filter(RuleIssue::blocks).count(),
        before == null ? "nothing" : "revision " + shortened(revision));
    return attempt;
  }

  private Attempt accept(Engine engine, List<RuleIssue> issues) {
    var now = clock.instant();
    var before = active.get();
    var rules = engine.rules();
    var attempt = new Attempt(now, true, rules.revision(), issues);
    active.set(new Active(engine, now, attempt));
    if (before != null) {
      before.engine().close(); // batches in hand finish on it
    }
    LOG.info(
        "Policy {} accepted: revision {}, {} rows, {} remarks",
        folder,
        shortened(rules.revision()),
        rules.rows().size(),
        issues.size());
    return attempt;
  }

  private static String shortened(String revision) {
    return revision.substring(0, Math.min(12, revision.length()));
  }

  @Override
  public List<Decision> decide(List<LocatedEvent> events) {
    var engine = active.get().engine();
    var decisions = engine.decide(events);
    var run = shadow.get();
    if (run != null) {
      see(run, engine, events);
    }
    return decisions;
  }

  /** What events are, by the active rules; empty where nothing says so. In their order. */
  public List<Optional<Category>> classify(List<LocatedEvent> events) {
    return active.get().engine().decide(events).stream().map(Decision::findCategory).toList();
  }

  /** Whatever the candidate does, the live decision stands. */
  private static void see(ShadowRun run, Engine engine, List<LocatedEvent> events) {
    try {
      run.see(engine, events);
    } catch (RuntimeException e) {
      LOG.warn("The shadow run failed on {} events and goes on: {}", events.size(), e.toString());
    }
  }

  /**
   * Lets a candidate decide beside the live policy from now on (试运行): nobody acts on it, its
   * differences are counted. A run before it ends.
   *
   * @param candidate a policy folder, or one workbook
   * @param length how long it counts
   * @throws RefusedPolicyException when the candidate does not pass the checks
   */
  public void startShadow(Path candidate, Duration length) {
    try {
      var read = PolicyLoader.read(candidate);
      var rules = read.rules().orElseThrow(() -> new RefusedPolicyException(read.issues()));
      end(shadow.getAndSet(ShadowRun.of(rules, clock.instant().plus(length))));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Policy " + candidate + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What the shadow run has counted; empty where there is none. */
  public Optional<ReplayReport> shadowReport() {
    return Optional.ofNullable(shadow.get()).map(ShadowRun::report);
  }

  /** Ends the shadow run, if there is one. */
  public void stopShadow() {
    end(shadow.getAndSet(null));
  }

  private static void end(ShadowRun run) {
    if (run != null) {
      run.close();
    }
  }

  @Override
  public String revision() {
    return active.get().engine().rules().revision();
  }

  @Override
  public WorkCalendar calendar() {
    return active.get().engine().rules().calendar();
  }

  /** The active rules as they are; those of the next revision are others. */
  public RuleSet rules() {
    return active.get().engine().rules();
  }

  /** The form of grid codes that the policy declares. */
  public CodeForm codeForm() {
    return active.get().engine().rules().form();
  }

  /** Since when the active revision decides. */
  public Instant since() {
    return active.get().since();
  }

  /** The last look at the folder, accepted or not. */
  public Attempt lastAttempt() {
    return active.get().last();
  }

  public Collection<Department> departments() {
    return active.get().engine().rules().departments().values();
  }

  /** The department of that code. */
  public Optional<Department> findDepartment(String code) {
    return Optional.ofNullable(active.get().engine().rules().departments().get(code));
  }

  public Collection<Category> categories() {
    return active.get().engine().rules().categories().values();
  }

  /** How many rows answer each question. */
  public Map<Reason.Stage, Long> rowCounts() {
    return active.get().engine().rules().rows().stream()
        .collect(Collectors.groupingBy(PolicyRow::stage, TreeMap::new, Collectors.counting()));
  }

  @Override
  public void close() {
    stopShadow();
    active.get().engine().close();
  }
}
