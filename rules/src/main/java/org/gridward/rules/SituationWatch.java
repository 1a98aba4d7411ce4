package org.gridward.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.EventRouter;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Category;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.situation.Finding;
import org.gridward.rules.engine.situation.Sighting;
import org.gridward.rules.engine.situation.Sighting.Weight;
import org.gridward.rules.engine.situation.Situations;
import org.gridward.rules.situation.Deeds;
import org.gridward.rules.situation.FindingEvents;
import org.gridward.store.CaseStore;
import org.gridward.store.CaseStore.PastEvent;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what was taken in for what many events together mean, by the rows of the sheet 态势规则, and
 * does what the rows say: so many events in one place raise a grade, open one joint case or warn; a
 * device that is silent for too long brings somebody to look.
 *
 * <p>It reads the store, never the way in: intake does not wait for it, and after a restart, or
 * when the policy changes, it builds itself again from the stored events. What it finds is routed
 * as an event of {@link Source#PLATFORM} with a kind of {@code situation.*}, once for each
 * situation however often it starts anew. Safe for any number of threads; one step runs at a time.
 */
public final class SituationWatch implements AutoCloseable {

  /** Of what is counted already, and of what nobody vouches for, a device only lives. */
  private static final Set<Outcome> IN_THE_BACKGROUND = Set.of(Outcome.ATTACHED, Outcome.HELD);

  private static final Logger LOG = LoggerFactory.getLogger(SituationWatch.class);

  private static final int PIECE = 1_000;
  private static final Instant EVER = Instant.EPOCH.minus(Duration.ofDays(365_000));
  private static final Instant NEVER = Instant.EPOCH.plus(Duration.ofDays(365_000));

  private final EventRouter router;
  private final RuleBase rules;
  private final InstantSource clock;
  private final CaseStore store;
  private final Deeds deeds;
  private final int shards;
  private String revision = "";
  private Situations situations;
  private boolean listened;
  private long seen;
  private long found;
  private volatile Standing standing = new Standing(0, 0, 0, 0);

  private SituationWatch(EventRouter router, RuleBase rules, InstantSource clock, int shards) {
    this.shards = shards;
    this.router = router;
    this.rules = rules;
    this.clock = clock;
    this.store = router.store();
    this.deeds = new Deeds(router);
  }

  /** Watches the store of a router by the rules that it routes by. */
  public static SituationWatch of(EventRouter router, RuleBase rules, InstantSource clock) {
    return of(router, rules, clock, 1);
  }

  /**
   * The same for a large city.
   *
   * @param shards how many sessions share the work, 1 or more; as many run at once as there are
   *     processors
   */
  public static SituationWatch of(
      EventRouter router, RuleBase rules, InstantSource clock, int shards) {
    return new SituationWatch(router, rules, clock, shards);
  }

  /**
   * Looks at what has been taken in since the last step, and acts on what it means. Call this every
   * second or so. A step that fails for the store's sake is made up for by the next.
   *
   * @return how much was found
   */
  public synchronized int step() {
    try {
      var before = found;
      if (situations == null || !revision.equals(rules.revision())) {
        build();
      }
      follow();
      standing =
          new Standing(
              found, situations.remembered(), situations.evicted(), store.lastEvent() - seen);
      return (int) (found - before);
    } catch (StoreUnavailableException e) {
      LOG.warn("The watch for situations starts anew with the next step: {}", e.getMessage());
      drop();
      return 0;
    } catch (RuntimeException e) {
      drop(); // what it knows may be half of the truth
      throw e;
    }
  }

  private void drop() {
    if (situations != null) {
      situations.close();
      situations = null;
    }
  }

  /** Reads the past again, as far as the rows look back, without acting on what was in it. */
  private void build() {
    drop();
    var policy = rules.rules();
    situations = Situations.of(policy, shards, Situations.MOST_REMEMBERED);
    revision = policy.revision();
    seen = store.lastEvent();
    var now = clock.instant();
    if (policy.situations().isEmpty()) {
      listened = true;
      return;
    }
    var newest = receivedAt(seen).orElse(now);
    situations.hush();
    var last = seen;
    seen = firstSince(newest.minus(situations.reach()), last) - 1;
    while (seen < last) {
      see(Math.min(last, seen + PIECE), true);
    }
    var deaf = listened || newest.isAfter(now) ? Duration.ZERO : Duration.between(newest, now);
    act(situations.awake(now, deaf));
    listened = true;
    LOG.info(
        "Watching for situations by {} rows of revision {}, from {} remembered sightings",
        policy.situations().size(),
        revision.substring(0, Math.min(12, revision.length())),
        situations.remembered());
  }

  private Optional<Instant> receivedAt(long sequence) {
    return store.listPast(Math.max(0, sequence - PIECE), sequence, EVER, NEVER).stream()
        .map(it -> it.event().receivedAt())
        .max(Instant::compareTo);
  }

  /** The number of the first event that was received at a moment or later, or the one after all. */
  private long firstSince(Instant moment, long last) {
    var low = 1L;
    var high = last + 1;
    while (low < high) {
      var middle = (low + high) >>> 1;
      var at = store.listPast(middle - 1, Math.min(last, middle + PIECE), EVER, NEVER);
      if (!at.isEmpty() && at.get(0).event().receivedAt().isBefore(moment)) {
        low = at.get(0).sequence() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void follow() {
    var last = store.lastEvent();
    var now = clock.instant();
    if (rules.rules().situations().isEmpty()) {
      seen = last;
      return;
    }
    while (seen < last) {
      act(see(Math.min(last, seen + PIECE), false));
    }
    act(situations.see(List.of(), now));
  }

  /**
   * Takes the events up to a number.
   *
   * @param recalls whether what was found among them is news; else it was found here
   */
  private List<Finding> see(long through, boolean recalls) {
    var past = store.listPast(seen, through, EVER, NEVER);
    seen = through;
    var located = past.stream().map(it -> router.grids().locate(it.event())).toList();
    var categories = rules.classify(located);
    var findings = new ArrayList<Finding>();
    var sightings = new ArrayList<Sighting>();
    for (var i = 0; i < past.size(); i++) {
      var at = i;
      var told = FindingEvents.told(past.get(i).event());
      if (told.isPresent() && recalls) {
        findings.addAll(flush(sightings));
        var it = told.get();
        var sighting = sighting(past.get(at), located.get(at), categories.get(at), Weight.SIGN);
        situations.recall(it.row(), it.place(), it.news(), it.since(), sighting);
      } else {
        weight(past.get(i))
            .map(it -> sighting(past.get(at), located.get(at), categories.get(at), it))
            .ifPresent(sightings::add);
      }
    }
    findings.addAll(flush(sightings));
    return findings;
  }

  private List<Finding> flush(List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return List.of();
    }
    var last = sightings.get(sightings.size() - 1).located().event().receivedAt();
    var findings = situations.see(List.copyOf(sightings), last);
    sightings.clear();
    return findings;
  }

  private static Sighting sighting(
      PastEvent past, LocatedEvent located, Optional<Category> category, Weight weight) {
    return new Sighting(
        located, category.map(Category::code), past.caseId().map(CaseId::value), weight);
  }

  /** Old states told again say nothing, not even that a device lives. */
  private static Optional<Weight> weight(PastEvent past) {
    var event = past.event();
    if (event.source() == Source.PLATFORM || event.phase() == Phase.STATE_REPLAY) {
      return Optional.empty();
    }
    if (event.late() || IN_THE_BACKGROUND.contains(past.outcome())) {
      return Optional.of(Weight.SIGN);
    }
    if (event.phase() == Phase.MEASUREMENT) {
      return Optional.of(Weight.READING);
    }
    return Optional.of(event.phase().opensCase() ? Weight.MATTER : Weight.SIGN);
  }

  /** What is found counts once it was acted on: a step that fails finds it again. */
  private void act(List<Finding> findings) {
    for (var finding : findings) {
      deeds.act(finding, clock.instant());
      found++;
    }
  }

  /** How it stands after the last step. */
  public Standing standing() {
    return standing;
  }

  /**
   * How the watch stands.
   *
   * @param found how much was found since the start: situations, and what joined them
   * @param remembered sightings and places that are remembered
   * @param evicted places that were forgotten before their time, because too many had to be
   *     remembered
   * @param behind stored events that were not seen yet
   */
  public record Standing(long found, int remembered, long evicted, long behind) {}

  @Override
  public synchronized void close() {
    drop();
  }
}
