package org.gridward.sensors.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.store.CaseStore;
import org.gridward.store.CaseStore.KeptDeadLetter;
import org.gridward.store.Receipt;

/**
 * Reads dead letters again, after a codec was mended or a mapping was written. What can be read
 * goes the way of every message and is noted; what cannot be stays. A letter that is a part of a
 * message is read with the whole of it: what was understood before is known by its id and changes
 * nothing. Safe for any number of threads.
 */
public final class Redrive {

  /** How many letters one call of {@link #all} reads at most. */
  public static final int AT_ONCE = 500;

  /** The attribute of an event that names the dead letter it was. */
  public static final String LETTER = "dead_letter";

  private static final String AWAY = "the store is away; try again";

  private final CaseStore store;
  private final Intake intake;
  private final InstantSource clock;

  /**
   * Reads what a store has.
   *
   * @param store where the dead letters are
   * @param intake that reads and commits
   * @param clock the deadline of a case that an old message opens runs from now, not from then
   */
  public Redrive(CaseStore store, Intake intake, InstantSource clock) {
    this.store = store;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * What came of one letter.
   *
   * @param letterId which
   * @param problem why it is still a dead letter; empty where it is none any more
   * @param receipts what became of its events
   */
  public record Result(String letterId, Optional<String> problem, List<Receipt> receipts) {

    public Result {
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * What came of many.
   *
   * @param results one for each letter that was looked at
   * @param next where to go on; empty when all were looked at
   */
  public record Results(List<Result> results, Optional<String> next) {

    public Results {
      results = List.copyOf(results);
    }
  }

  /**
   * Reads one again; returns when what it says is durable.
   *
   * @return empty when the store has no such letter
   */
  public Optional<Result> one(String letterId) throws InterruptedException {
    var letter = store.findDeadLetter(letterId);
    return letter.isEmpty() ? Optional.empty() : Optional.of(again(letter.get()));
  }

  /**
   * Reads many again, those of one protocol or all.
   *
   * @param after the {@code next} of the call before; empty to begin
   */
  public Results all(Optional<String> protocol, Optional<String> after)
      throws InterruptedException {
    var letters = store.listDeadLetters(after.orElse(""), AT_ONCE);
    var results = new ArrayList<Result>();
    for (var it : letters) {
      if (protocol.isEmpty() || protocol.get().equals(it.letter().protocol())) {
        results.add(again(it));
      }
    }
    return new Results(
        results,
        letters.size() == AT_ONCE
            ? Optional.of(letters.get(AT_ONCE - 1).letter().id())
            : Optional.empty());
  }

  private Result again(KeptDeadLetter kept) throws InterruptedException {
    var letter = kept.letter();
    if (kept.readAt().isPresent()) {
      return still(letter, "it was read on " + kept.readAt().get());
    }
    var message = Letters.message(letter);
    if (message.isEmpty()) {
      return still(letter, "not all of the message was kept; have its sender send it again");
    }
    var content = intake.read(message.get());
    var reason = reason(content, letter);
    if (reason.isPresent()) {
      return still(letter, reason.get());
    }
    var events = content.events().stream().map(it -> now(it, letter)).toList();
    var done = new CompletableFuture<Outcome>();
    var delivery = Delivery.returnable(message.get(), done::complete);
    if (!intake.put(delivery, new Content(events, content.pictures(), List.of()))) {
      return still(letter, "the intake is closed");
    }
    return done.join() instanceof Outcome.Kept it ? read(letter, it) : still(letter, AWAY);
  }

  /** Why this very letter cannot be read; others of its message are their own. */
  private static Optional<String> reason(Content content, DeadLetter letter) {
    return content.deadLetters().stream()
        .filter(
            it -> it.id().equals(letter.id()) || it.envelope().flatMap(at -> at.whole()).isEmpty())
        .map(DeadLetter::reason)
        .findFirst();
  }

  /** What it tells of is new to us now; what was a sign of life then is none of today. */
  private Event now(Event event, DeadLetter letter) {
    var marked = event.toBuilder().attribute(LETTER, letter.id());
    return event.opensCase() ? marked.receivedAt(clock.instant()).build() : marked.build();
  }

  private static Result still(DeadLetter letter, String problem) {
    return new Result(letter.id(), Optional.of(problem), List.of());
  }

  private Result read(DeadLetter letter, Outcome.Kept kept) {
    if (!kept.deadLetters().isEmpty()) {
      return still(letter, kept.deadLetters().get(0).reason());
    }
    store.markRead(letter.id(), clock.instant());
    return new Result(letter.id(), Optional.empty(), kept.receipts());
  }
}
