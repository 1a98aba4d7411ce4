package org.gridward;

import static org.gridward.grid.LocatedEvent.nowhere;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.gridward.casefile.Action;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.DecisionPolicy;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.grid.GridIndex;
import org.gridward.notice.Notice;
import org.gridward.notice.Notifier;
import org.gridward.resource.Admission;
import org.gridward.store.Batch;
import org.gridward.store.CaseQuota;
import org.gridward.store.CaseStore;
import org.gridward.store.Filing;
import org.gridward.store.InMemoryCaseStore;
import org.gridward.store.Receipt;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to the departments that must handle them: locates, decides, and writes event, case
 * and notices in one durable transaction. The one entry point of an embedder. Safe for any number
 * of threads.
 *
 * <p>Routing is idempotent per event id: the same event routed again yields the same case. Events
 * of one ongoing situation share one case.
 */
public final class EventRouter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventRouter.class);
  private static final int NOTICES_PER_SWEEP = 500;
  private static final Duration NOTED_AFTER = Duration.ofMillis(20);

  /** What comes up meanwhile is sent with the first. */
  private static final long TOGETHER_MILLIS = 50;

  /** How long after the nth failure a notice is tried again; after the last it is given up. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final AtomicReference<GridIndex> grids;
  private final DecisionPolicy policy;
  private final CaseStore store;
  private final Notifier notifier;
  private final InstantSource clock;
  private final Admission admission;
  private final Optional<CaseQuota> quota;
  private final Optional<Floods> floods;
  private final ScheduledExecutorService sender;
  private final AtomicBoolean sweepAsked = new AtomicBoolean();

  private EventRouter(Builder builder) {
    this.grids = new AtomicReference<>(builder.grids);
    this.policy = builder.policy;
    this.store = builder.store;
    this.notifier = builder.notifier;
    this.clock = builder.clock;
    this.admission = builder.admission;
    this.quota = builder.quota;
    this.floods = quota.map(it -> new Floods(store, it, clock));
    this.sender = oneDaemonThread();
  }

  /** Closed, it drops what it is given: the notices stay in the store for the next start. */
  private static ScheduledExecutorService oneDaemonThread() {
    return new ScheduledThreadPoolExecutor(
        1,
        task -> {
          var thread = new Thread(task, "gridward-notices");
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Starts a router; without more it keeps cases in memory and writes notices to the log. */
  public static Builder builder(GridIndex grids, DecisionPolicy policy) {
    return new Builder(grids, policy);
  }

  /** Routes one event. When this returns, what became of it is durable. */
  public Routing route(Event event) {
    return route(List.of(event)).get(0);
  }

  /** Routes a batch in one transaction; answers stand in the order of the events. */
  public List<Routing> route(List<Event> events) {
    return route(events, List.of());
  }

  /**
   * Routes a batch and keeps the messages that could not be read, all in one transaction.
   *
   * @throws StoreUnavailableException when the store failed: nothing was kept, call again
   */
  public List<Routing> route(List<Event> events, List<DeadLetter> deadLetters) {
    var batch = batch(events, deadLetters, it -> false);
    return routings(batch, store.write(batch));
  }

  /**
   * Routes a batch as {@link #route(List, List)} does, and returns when it is decided: it is
   * durable when the answer completes. For whoever has the next batch ready.
   *
   * @param repeats whether an event most likely belongs to a case that is open: where it turns out
   *     to open one, it is decided then, while others wait
   * @param after the answer for the batch before, which is written before this one or fails with it
   */
  public CompletableFuture<List<Routing>> submit(
      List<Event> events,
      List<DeadLetter> deadLetters,
      Predicate<Event> repeats,
      CompletableFuture<?> after) {
    var batch = batch(events, deadLetters, repeats);
    return store.submit(batch, after).thenApply(it -> routings(batch, it));
  }

  private Batch batch(List<Event> events, List<DeadLetter> deadLetters, Predicate<Event> repeats) {
    return new Batch(
        file(events, repeats), deadLetters, policy.calendar().zone(), quota, this::decide);
  }

  private List<Routing> routings(Batch batch, List<Receipt> receipts) {
    var opened = false;
    var flooded = false;
    for (var i = 0; i < receipts.size(); i++) {
      var outcome = receipts.get(i).outcome();
      var filing = batch.filings().get(i);
      opened |= outcome == Receipt.Outcome.OPENED;
      if (outcome == Receipt.Outcome.HELD && !filing.held()) {
        floods.orElseThrow().held(filing.located().event());
        flooded = true;
      }
    }
    if (opened || flooded) {
      askSweep();
    }
    return receipts.stream().map(it -> new Routing(it, store)).toList();
  }

  /**
   * Decides every event that may open a case, but for those that are most likely repeats: to look
   * up whether one is takes longer than to ask all rules.
   */
  private List<Filing> file(List<Event> events, Predicate<Event> repeats) {
    var ground = grids.get();
    var filings = new ArrayList<Filing>(events.size());
    var open = new ArrayList<Integer>();
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      if (!event.opensCase()) {
        filings.add(Filing.undecided(nowhere(event)));
      } else if (!isAdmitted(event)) {
        filings.add(Filing.held(nowhere(event)));
      } else if (repeats.test(event)) {
        filings.add(Filing.undecided(nowhere(event)));
      } else {
        filings.add(Filing.undecided(ground.locate(event)));
        open.add(i);
      }
    }
    if (!open.isEmpty()) {
      var decisions = policy.decide(open.stream().map(it -> filings.get(it).located()).toList());
      for (var i = 0; i < open.size(); i++) {
        var at = open.get(i);
        filings.set(at, Filing.decided(filings.get(at).located(), decisions.get(i)));
      }
    }
    return filings;
  }

  private Filing decide(Event event) {
    var located = grids.get().locate(event);
    return Filing.decided(located, policy.decide(located));
  }

  /** People need nobody to vouch for them here, and the platform speaks of devices for itself. */
  private boolean isAdmitted(Event event) {
    return !event.source().isDevice() || event.device().map(admission::admits).orElse(true);
  }

  /**
   * Lets an event open its case that was kept back, because nobody vouched for its device or
   * because that had opened too many. It counts as received now, and so does its deadline.
   *
   * @return what became of it; empty where no event of that id is held
   */
  public Optional<Routing> release(EventId id) {
    var held =
        store
            .findEvent(id)
            .filter(it -> it.receipt().outcome() == Receipt.Outcome.HELD)
            .map(it -> it.event().toBuilder().receivedAt(clock.instant()).build());
    var receipt = held.map(this::decide).flatMap(it -> store.release(it, policy.calendar().zone()));
    receipt.ifPresent(it -> askSweep());
    return receipt.map(it -> new Routing(it, store));
  }

  /** What the rules would decide, without keeping anything. */
  public Decision preview(Event event) {
    return policy.decide(grids.get().locate(event));
  }

  /**
   * Takes a step in a case. Filing a case whose department the rules named dispatches it too;
   * dispatch and transfer start the department's clock.
   *
   * @throws IllegalArgumentException when the case is unknown or the move lacks something
   * @throws IllegalStateException when the case's state does not allow the action
   */
  public CaseFile act(CaseId id, Move move) {
    while (true) {
      var before =
          store
              .findCase(id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Case " + id + " is not here; look its number up in the queue."));
      var stored = store.append(before, after(before, move), policy.calendar().zone());
      if (stored.isPresent()) {
        askSweep();
        return stored.get();
      }
    }
  }

  private CaseFile after(CaseFile before, Move move) {
    var now = clock.instant();
    var clocks = new CaseClock(policy.calendar());
    var after = clocks.step(before, move, now);
    var sentBack = after.steps().stream().anyMatch(it -> it.action() == Action.SEND_BACK);
    if (move.action() == Action.FILE
        && !sentBack
        && after.decision() instanceof Assigned assigned) {
      return clocks.step(after, Move.of(Action.DISPATCH, move.actor()).to(assigned.lead()), now);
    }
    return after;
  }

  private void askSweep() {
    if (sweepAsked.compareAndSet(false, true)) {
      sender.schedule(this::sweepAsAsked, TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void sweepAsAsked() {
    sweepAsked.set(false);
    try {
      sweep();
    } catch (RuntimeException e) { // nobody waits for this answer
      LOG.error("Notices could not be sent; the next sweep tries again", e);
    }
  }

  /**
   * Sends the notices that are due by now, and tells of devices that opened too many cases. Routing
   * does so by itself for what it opens; call this every second or so for reminders, deadlines and
   * what could not be sent before.
   *
   * @return how many were sent
   */
  public synchronized int sweep() {
    var sent = 0;
    try {
      floods.ifPresent(it -> it.tell(this::route));
      List<Notice> due;
      do {
        due = store.listDueNotices(clock.instant(), NOTICES_PER_SWEEP);
        sent += send(due);
      } while (due.size() == NOTICES_PER_SWEEP);
    } catch (StoreUnavailableException e) {
      LOG.warn("Notices wait: {}", e.getMessage());
    }
    return sent;
  }

  /**
   * What was sent is noted together, and where sending is slow one by one: a crash sends again what
   * is not noted.
   */
  private int send(List<Notice> due) {
    var sent = 0;
    var unnoted = new ArrayList<Notice>();
    var began = clock.instant();
    try {
      for (var notice : due) {
        if (send(notice)) {
          unnoted.add(notice);
          sent++;
        }
        var now = clock.instant();
        if (!now.isBefore(began.plus(NOTED_AFTER))) {
          note(unnoted, now);
          began = now;
        }
      }
    } finally {
      note(unnoted, clock.instant());
    }
    return sent;
  }

  private void note(List<Notice> unnoted, Instant now) {
    if (!unnoted.isEmpty()) {
      store.markSent(List.copyOf(unnoted), now);
      unnoted.clear();
    }
  }

  private boolean send(Notice notice) {
    if (notice.mayLapse() && store.findCase(notice.caseId()).filter(notice::stillHolds).isEmpty()) {
      store.markVoid(notice, clock.instant());
      return false;
    }
    try {
      notifier.send(notice);
      return true;
    } catch (Exception e) { // whatever a notifier throws means "not sent"
      fail(notice, e, clock.instant());
      return false;
    }
  }

  private void fail(Notice notice, Exception reason, Instant now) {
    var tries =
        store.listNotices(notice.caseId()).stream()
            .filter(it -> it.notice().id().equals(notice.id()))
            .mapToInt(CaseStore.SentNotice::tries)
            .findFirst()
            .orElse(0);
    var next =
        tries < RETRIES.size()
            ? Optional.of(now.plus(RETRIES.get(tries)))
            : Optional.<Instant>empty();
    store.markFailed(notice, String.valueOf(reason.getMessage()), now, next);
  }

  /** Where the cases are kept, for lists and look-ups. */
  public CaseStore store() {
    return store;
  }

  /** The grids by which events are located now. */
  public GridIndex grids() {
    return grids.get();
  }

  /**
   * Locates by other grids from now on. A batch in hand is finished with the ones it began with;
   * cases keep the grid they have.
   */
  public void replaceGrids(GridIndex value) {
    grids.set(value);
  }

  public DecisionPolicy policy() {
    return policy;
  }

  /**
   * Ends the sending of notices, once the one in hand was sent; after ten seconds it waits no more.
   * The store stays open: whoever opened it closes it.
   */
  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("A notice is still being sent; its store must not be closed yet.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gathers a router. Not thread-safe. */
  public static final class Builder {

    private final GridIndex grids;
    private final DecisionPolicy policy;
    private CaseStore store;
    private Notifier notifier = new LogNotifier();
    private InstantSource clock = InstantSource.system();
    private Admission admission = Admission.ofEveryone();
    private Optional<CaseQuota> quota = Optional.empty();

    private Builder(GridIndex grids, DecisionPolicy policy) {
      this.grids = grids;
      this.policy = policy;
    }

    /** Where cases are kept; default: in memory, gone with the process. */
    public Builder store(CaseStore value) {
      store = value;
      return this;
    }

    /** How people are told; default: a line in the log. */
    public Builder notifier(Notifier value) {
      notifier = value;
      return this;
    }

    /** The clock for steps and notices. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Which devices may open cases; default: all. What the others say is held. */
    public Builder admission(Admission value) {
      admission = value;
      return this;
    }

    /**
     * How many cases a device may open; default: any number. What it says beyond is held, and that
     * it does so is an event of kind {@code device.flooding}, once in a window.
     */
    public Builder quota(CaseQuota value) {
      quota = Optional.of(value);
      return this;
    }

    public EventRouter build() {
      if (store == null) {
        store = InMemoryCaseStore.create();
      }
      return new EventRouter(this);
    }
  }
}
