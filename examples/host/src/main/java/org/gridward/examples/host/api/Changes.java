package org.gridward.examples.host.api;

import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gridward.casefile.CaseId;
import org.gridward.examples.host.wiring.Works;
import org.gridward.store.CaseStore;
import org.gridward.store.CaseSummary;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Reads the store's changes once for all readers. A reader that is too slow is told to load anew
 * and never holds up the others.
 */
@Singleton
final class Changes {

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final int MOST = 500;
  private static final int READER_BUFFER = 256;
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final Works works;
  private final Sinks.Many<Event<Object>> sink = Sinks.many().multicast().directBestEffort();
  private final AtomicLong last;
  private final AtomicReference<Object> policySeen;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "gridward-changes");
            thread.setDaemon(true);
            return thread;
          });

  Changes(Works works) {
    this.works = works;
    // Now and not at the first look: what changes between the two is news to the first reader.
    last = new AtomicLong(works.store().lastChange());
    policySeen = new AtomicReference<>(works.rules().lastAttempt());
    poller.scheduleWithFixedDelay(this::poll, 200, 200, TimeUnit.MILLISECONDS);
  }

  /** A change of one case. */
  public record CaseChange(long sequence, CaseRow row) {
    /** The case as lists show it. */
    @com.fasterxml.jackson.annotation.JsonProperty("case")
    public CaseRow row() {
      return row;
    }
  }

  /** A new look at the policy folder. */
  public record PolicyChange(String revision, boolean accepted) {}

  private void poll() {
    try {
      tellPolicy();
      tellCases();
    } catch (RuntimeException e) {
      LOG.warn("Changes could not be read and will be read again: {}", e.toString());
    }
  }

  private void tellPolicy() {
    var attempt = works.rules().lastAttempt();
    if (policySeen.getAndSet(attempt) != attempt) {
      var change = new PolicyChange(works.rules().revision(), attempt.accepted());
      sink.tryEmitNext(Event.<Object>of(change).name("policy").retry(RETRY));
    }
  }

  private void tellCases() {
    for (var event : events(last.get())) {
      last.set(Long.parseLong(event.getId()));
      sink.tryEmitNext(event);
    }
  }

  /** The changes after a sequence number; of several steps of one case the last counts. */
  private List<Event<Object>> events(long after) {
    Map<CaseId, CaseStore.Change> newest = new LinkedHashMap<>();
    for (var change : works.store().listChanges(after, MOST)) {
      newest.remove(change.caseId());
      newest.put(change.caseId(), change);
    }
    var events = new ArrayList<Event<Object>>();
    for (var change : newest.values()) {
      works
          .store()
          .findCase(change.caseId())
          .map(CaseSummary::of)
          .map(CaseRow::of)
          .map(row -> new CaseChange(change.sequence(), row))
          .map(it -> Event.<Object>of(it).id("" + change.sequence()).name("case").retry(RETRY))
          .ifPresent(events::add);
    }
    return events;
  }

  Publisher<Event<Object>> since(String lastEventId) {
    return Flux.defer(
        () -> {
          var live = sink.asFlux().replay(READER_BUFFER);
          var following = live.connect(); // before the store is read: nothing falls in between
          var told =
              missed(lastEventId)
                  .concatWith(
                      live.onBackpressureBuffer(READER_BUFFER)
                          .onErrorResume(slow -> Flux.just(reset())));
          return Flux.merge(told, pulse()).doFinally(it -> following.dispose());
        });
  }

  /** Keeps proxies from taking a quiet town for a dead host. */
  private static Flux<Event<Object>> pulse() {
    return Flux.interval(Duration.ofSeconds(15)).map(it -> Event.<Object>of("").comment("."));
  }

  private Flux<Event<Object>> missed(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return Flux.just(Event.<Object>of("").comment("welcome").retry(RETRY));
    }
    try {
      var after = Long.parseLong(lastEventId.strip());
      var now = works.store().lastChange();
      return after > now || now - after >= MOST
          ? Flux.just(reset())
          : Flux.fromIterable(events(after));
    } catch (NumberFormatException e) {
      return Flux.just(reset());
    }
  }

  private static Event<Object> reset() {
    return Event.<Object>of(Map.of()).name("reset").retry(RETRY);
  }

  @PreDestroy
  void stop() {
    poller.shutdownNow();
    sink.tryEmitComplete();
  }
}
