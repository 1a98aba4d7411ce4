package org.gridward.sensors.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gridward.EventRouter;
import org.gridward.Routing;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.sensors.codec.Picture;
import org.gridward.store.Receipt;

/**
 * Makes what messages said durable: pictures first, then all events and dead letters in one
 * transaction. Used by one thread.
 */
final class Keeper {

  private final EventRouter router;
  private final MediaFolder media;
  private final RecentEvents recent = new RecentEvents();
  private final OpenSituations open = new OpenSituations();

  Keeper(EventRouter router, MediaFolder media) {
    this.router = router;
    this.media = media;
  }

  /**
   * What is on its way to the disk.
   *
   * @param contents what it is
   * @param known of each event what became of it before, where that is remembered
   * @param routings of the others, when they are durable
   */
  record Draft(
      List<Content> contents,
      List<List<Optional<Receipt>>> known,
      CompletableFuture<List<Routing>> routings) {}

  /**
   * Keeps all of it or nothing.
   *
   * @return what became of each, in order
   * @throws IOException when a picture could not be written: nothing is committed, call again
   */
  List<Outcome.Kept> keep(List<Content> contents) throws IOException {
    return end(begin(contents, CompletableFuture.completedFuture(null)));
  }

  /**
   * Decides all of it and hands it to the store.
   *
   * @param after the routings of what came before
   * @throws IOException when a picture could not be written: nothing is committed, call again
   */
  Draft begin(List<Content> contents, CompletableFuture<?> after) throws IOException {
    var known = contents.stream().map(this::known).toList();
    var fresh = new ArrayList<Event>();
    var letters = new ArrayList<DeadLetter>();
    var pictures = new ArrayList<Picture>();
    for (var i = 0; i < contents.size(); i++) {
      var news = fresh(contents.get(i), known.get(i));
      fresh.addAll(news);
      letters.addAll(contents.get(i).deadLetters());
      pictures.addAll(news.isEmpty() ? List.of() : contents.get(i).pictures());
    }
    if (!pictures.isEmpty()) {
      media.save(pictures, fresh.get(fresh.size() - 1).receivedAt());
    }
    return new Draft(
        contents,
        known,
        fresh.isEmpty() && letters.isEmpty()
            ? after.thenApply(it -> List.of()) // it tells of duplicates, and in its turn
            : router.submit(fresh, letters, open::isRepeat, after));
  }

  /** Waits until it is durable, and says what became of each, in order. */
  List<Outcome.Kept> end(Draft draft) {
    try {
      return outcomes(draft.contents(), draft.known(), draft.routings().join().iterator());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException it ? it : e;
    }
  }

  /** Whether the store answers, asked without anything to keep. */
  void probe() {
    router.route(List.of(), List.of());
  }

  private List<Optional<Receipt>> known(Content content) {
    return content.events().stream().map(it -> recent.again(it.id())).toList();
  }

  private static List<Event> fresh(Content content, List<Optional<Receipt>> known) {
    var fresh = new ArrayList<Event>();
    for (var i = 0; i < known.size(); i++) {
      if (known.get(i).isEmpty()) {
        fresh.add(content.events().get(i));
      }
    }
    return fresh;
  }

  private List<Outcome.Kept> outcomes(
      List<Content> contents, List<List<Optional<Receipt>>> known, Iterator<Routing> routings) {
    var outcomes = new ArrayList<Outcome.Kept>();
    for (var i = 0; i < contents.size(); i++) {
      var content = contents.get(i);
      var receipts = receipts(content.events(), known.get(i), routings);
      outcomes.add(new Outcome.Kept(receipts, content.deadLetters()));
    }
    return outcomes;
  }

  private List<Receipt> receipts(
      List<Event> events, List<Optional<Receipt>> known, Iterator<Routing> routings) {
    var receipts = new ArrayList<Receipt>();
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      receipts.add(known.get(i).orElseGet(() -> committed(event, routings.next())));
    }
    return receipts;
  }

  private Receipt committed(Event event, Routing routing) {
    var receipt = new Receipt(routing.eventId(), routing.outcome(), routing.caseId());
    recent.committed(receipt);
    open.became(event, receipt);
    return receipt;
  }
}
