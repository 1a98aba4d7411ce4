package org.gridward.sensors.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that commits. It takes what has queued while it was busy, never waits for more,
 * and answers a delivery only after its commit. While one batch is on its way to the disk it makes
 * the next one ready. While the store is away it keeps its batch and tries again; a delivery that
 * the store refuses is isolated and kept as a dead letter.
 */
final class Batcher implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final WaitingLine line;
  private final Keeper keeper;
  private final Tallies tallies;
  private final DeviceMeters meters;
  private final Complaints complaints;
  private final IntakeLimits limits;
  private final AtomicReference<String> problem = new AtomicReference<>();
  private final CountDownLatch givenUp = new CountDownLatch(1);

  Batcher(
      WaitingLine line,
      Keeper keeper,
      Tallies tallies,
      DeviceMeters meters,
      Complaints complaints,
      IntakeLimits limits) {
    this.line = line;
    this.keeper = keeper;
    this.tallies = tallies;
    this.meters = meters;
    this.complaints = complaints;
    this.limits = limits;
  }

  @Override
  public void run() {
    try {
      var before = Optional.<Flight>empty();
      for (var batch = next(before); !batch.isEmpty() || before.isPresent(); ) {
        var flight =
            batch.isEmpty() ? Optional.<Flight>empty() : Optional.of(launch(batch, before));
        before = before.isEmpty() ? flight : land(before.get(), flight);
        batch = next(before);
      }
    } catch (Throwable e) { // an error of the machine: say so, for nothing is committed any more
      problem.set("the intake has stopped: " + e);
      LOG.error("The intake has stopped; restart the host", e);
    }
  }

  /**
   * A batch on its way to the disk.
   *
   * @param draft empty where it could not even begin
   */
  private record Flight(List<Work> works, Optional<Keeper.Draft> draft) {

    private CompletableFuture<?> routings() {
      return draft
          .<CompletableFuture<?>>map(Keeper.Draft::routings)
          .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException()));
    }
  }

  /**
   * While something is on its way only what is worth a transaction of its own: few messages cost
   * nearly as much as many. Else what there is, waiting for it.
   */
  private List<Work> next(Optional<Flight> before) throws InterruptedException {
    return before.isPresent()
        ? line.takeRead(limits.batch() / 2, limits.batch())
        : line.take(limits.batch());
  }

  private Flight launch(List<Work> batch, Optional<Flight> before) {
    try {
      var after =
          before
              .<CompletableFuture<?>>map(Flight::routings)
              .orElseGet(() -> CompletableFuture.completedFuture(null));
      var contents = batch.stream().map(Work::content).toList();
      return new Flight(batch, Optional.of(keeper.begin(contents, after)));
    } catch (IOException | RuntimeException e) { // it is tried again when its turn is
      return new Flight(batch, Optional.empty());
    }
  }

  /**
   * Waits for a batch. Where it failed, it is committed in all patience, with the one behind it,
   * which failed with it.
   *
   * @return what is still on its way
   */
  private Optional<Flight> land(Flight flight, Optional<Flight> behind)
      throws InterruptedException {
    if (isKept(flight)) {
      return behind;
    }
    var works = new ArrayList<>(flight.works());
    behind.filter(it -> !isKept(it)).ifPresent(it -> works.addAll(it.works()));
    commit(works);
    return Optional.empty();
  }

  /** Waits for a batch and answers it if it is durable. */
  private boolean isKept(Flight flight) {
    var kept = flight.draft().flatMap(this::end);
    kept.ifPresent(it -> acknowledge(flight.works(), Work::content, it));
    return kept.isPresent();
  }

  private Optional<List<Outcome.Kept>> end(Keeper.Draft draft) {
    try {
      return Optional.of(keeper.end(draft));
    } catch (RuntimeException e) { // told when it fails again
      LOG.debug("A batch is tried again", e);
      return Optional.empty();
    }
  }

  /** Why nothing can be committed now. */
  Optional<String> problem() {
    return Optional.ofNullable(problem.get());
  }

  /** Ends the patience with a store that is away; what is left is handed back. */
  void giveUp() {
    givenUp.countDown();
  }

  /** Halves a batch that the store refuses until the one delivery is found that it dislikes. */
  private void commit(List<Work> works) throws InterruptedException {
    var batch = new ArrayList<>(works);
    try {
      persist(batch, Work::content, false);
    } catch (RuntimeException refusal) {
      if (batch.size() == 1) {
        bury(batch.get(0), refusal);
        return;
      }
      var middle = batch.size() / 2;
      commit(batch.subList(0, middle));
      commit(batch.subList(middle, batch.size()));
    }
  }

  /**
   * Keeps a message that cannot be kept as events. It insists: a dead letter is always storable.
   */
  private void bury(Work poison, RuntimeException refusal) throws InterruptedException {
    var message = poison.delivery().inbound();
    var reason = "could not be kept as events: " + refusal;
    complaints.defect(message, reason, refusal);
    var letter = Letters.of(message).whole(reason);
    persist(new ArrayList<>(List.of(poison)), it -> Content.dead(letter), true);
  }

  /**
   * Commits a batch, however long the store is away, then answers. What was handed back meanwhile
   * is removed from the batch.
   *
   * @param insist whether every failure counts as an absence of the store
   * @throws RuntimeException when the store refuses the content; nothing of the batch is committed
   */
  private void persist(List<Work> batch, Function<Work, Content> content, boolean insist)
      throws InterruptedException {
    var wait = limits.firstRetry();
    var kept = attempt(batch, content, insist);
    while (kept.isEmpty()) {
      if (rest(batch, wait)) {
        return;
      }
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(limits.longestRetry()) > 0 ? limits.longestRetry() : wait;
      batch.forEach(it -> tallies.of(it.protocol()).retried());
      kept = attempt(batch, content, insist);
    }
    acknowledge(batch, content, kept.get());
  }

  private void acknowledge(
      List<Work> batch, Function<Work, Content> content, List<Outcome.Kept> kept) {
    for (var i = 0; i < batch.size(); i++) {
      acknowledge(batch.get(i), content.apply(batch.get(i)), kept.get(i));
    }
  }

  /** Empty when the store or the disk is away. */
  private Optional<List<Outcome.Kept>> attempt(
      List<Work> batch, Function<Work, Content> content, boolean insist) {
    try {
      if (problem().isPresent()) {
        keeper.probe();
      }
      var kept = keeper.keep(batch.stream().map(content).toList());
      if (problem.getAndSet(null) != null) {
        LOG.info("Commits succeed again");
      }
      return Optional.of(kept);
    } catch (IOException | StoreUnavailableException e) {
      away(e);
    } catch (RuntimeException e) {
      if (!insist) {
        throw e;
      }
      away(e);
    }
    return Optional.empty();
  }

  private void away(Exception failure) {
    if (problem.getAndSet("nothing can be committed: " + failure.getMessage()) == null) {
      LOG.error("Nothing can be committed, so nothing is acknowledged; trying again", failure);
    }
  }

  /**
   * Hands back what would not wait, in the batch and behind it, and waits before the next try.
   *
   * @return whether the patience has ended and everything was handed back
   */
  private boolean rest(List<Work> batch, Duration wait) throws InterruptedException {
    var returnable = batch.stream().filter(it -> it.delivery().isReturnable()).toList();
    batch.removeIf(it -> it.delivery().isReturnable());
    returnable.forEach(this::handBack);
    line.takeReturnable().forEach(this::handBack);
    if (!givenUp.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    batch.forEach(this::handBack);
    batch.clear();
    return true;
  }

  private void handBack(Work work) {
    tallies.of(work.protocol()).handedBack();
    line.release(work);
    work.complete(new Outcome.HandedBack("the store is away"));
  }

  private void acknowledge(Work work, Content content, Outcome.Kept kept) {
    var tally = tallies.of(work.protocol());
    for (var i = 0; i < kept.receipts().size(); i++) {
      var event = content.events().get(i);
      var outcome = kept.receipts().get(i).outcome();
      tally.event(event.phase(), outcome);
      meters.became(event, outcome);
    }
    tally.acknowledged(kept);
    line.release(work);
    work.complete(kept);
  }
}
