package org.gridward.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gridward.EventRouter;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.decision.Grade;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.rules.threshold.Crossing;
import org.gridward.rules.threshold.Thresholds;
import org.gridward.store.CaseStore;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes alarms of plain readings by the rows of the sheet 阈值规则: too high for so long, changing too
 * fast, over below another value. An alarm is an event of the device, of the kind that its row
 * says, so the sheets 分类规则 and 派单规则 decide who gets it; from its start to its end it is one
 * situation.
 *
 * <p>It reads the store, never the way in: intake does not wait for it. What stands is known to the
 * store, so a restart repeats nothing; what was said while nobody watched is judged by the next
 * reading. Safe for any number of threads; one step runs at a time.
 */
public final class ThresholdWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ThresholdWatch.class);

  private static final int PIECE = 1_000;
  private static final Instant EVER = Instant.EPOCH.minus(Duration.ofDays(365_000));
  private static final Instant NEVER = Instant.EPOCH.plus(Duration.ofDays(365_000));

  private final EventRouter router;
  private final RuleBase rules;
  private final InstantSource clock;
  private final CaseStore store;
  private String revision = "";
  private Thresholds thresholds;
  private long seen = -1;

  private ThresholdWatch(EventRouter router, RuleBase rules, InstantSource clock) {
    this.router = router;
    this.rules = rules;
    this.clock = clock;
    this.store = router.store();
  }

  /** Watches the store of a router by the rules that it routes by. */
  public static ThresholdWatch of(EventRouter router, RuleBase rules, InstantSource clock) {
    return new ThresholdWatch(router, rules, clock);
  }

  /**
   * Looks at what has been taken in since the last step. Call this every second or so. A step that
   * fails for the store's sake is made up for by the next.
   *
   * @return how many alarms began or ended
   */
  public synchronized int step() {
    try {
      var last = store.lastEvent();
      seen = seen < 0 ? last : seen;
      renew();
      var told = 0;
      while (seen < last) {
        var through = Math.min(last, seen + PIECE);
        told += see(through);
        seen = through;
      }
      return told;
    } catch (StoreUnavailableException e) {
      LOG.warn("The watch for thresholds goes on with the next step: {}", e.getMessage());
      return 0;
    }
  }

  private void renew() {
    var policy = rules.rules();
    if (thresholds == null || !revision.equals(policy.revision())) {
      thresholds = new Thresholds(policy.thresholds(), this::stands);
      revision = policy.revision();
    }
  }

  private int see(long through) {
    if (thresholds.isEmpty()) {
      return 0;
    }
    var told = 0;
    for (var past : store.listPast(seen, through, EVER, NEVER)) {
      for (var crossing : thresholds.see(past.event())) {
        tell(crossing);
        thresholds.told(crossing);
        told++;
      }
    }
    return told;
  }

  /** Whether the store has the situation of a key open. */
  private boolean stands(String key) {
    var asked =
        Event.builder(new EventId(key + "/asked"), Source.SENSOR, "threshold", clock.instant())
            .phase(Phase.START)
            .situation(Situation.until(key))
            .build();
    return store
        .lookUp(List.of(asked))
        .get(0)
        .filter(it -> it.outcome() == Outcome.ATTACHED)
        .isPresent();
  }

  private void tell(Crossing crossing) {
    var receipt = router.route(event(crossing));
    if (crossing.begins()) {
      receipt
          .caseId()
          .ifPresent(id -> crossing.row().grade().ifPresent(it -> raise(id, it, crossing)));
    }
  }

  private void raise(CaseId id, Grade grade, Crossing crossing) {
    var file = store.findCase(id).filter(it -> it.state().isOpen());
    if (file.filter(it -> it.grade().compareTo(grade) < 0).isPresent()) {
      try {
        router.act(
            id, Move.of(Action.RAISE, Actor.SYSTEM).raisedTo(grade).because(words(crossing)));
      } catch (IllegalStateException e) { // somebody was quicker
        LOG.info("Case {} went on without being raised: {}", id, e.getMessage());
      }
    }
  }

  private Event event(Crossing it) {
    var reading = it.reading();
    var row = it.row();
    var now = clock.instant();
    var event =
        Event.builder(id(it), Source.SENSOR, row.kind(), now)
            .occurredAt(
                reading.occurredAt().isAfter(now) ? now : reading.occurredAt(),
                reading.timeQuality())
            .device(it.device())
            .phase(it.begins() ? Phase.START : Phase.END)
            .situation(Situation.until(it.key()))
            .nativeKind(row.quantity())
            .text(words(it))
            .measure(new Measure(row.quantity(), it.value(), row.unit()))
            .attribute("threshold.row", row.id())
            .attribute("threshold.cell", row.ref().toString())
            .attribute("threshold.reading", reading.id().value());
    reading.location().ifPresent(event::location);
    reading.addressText().ifPresent(event::addressText);
    row.grade().flatMap(ThresholdWatch::severity).ifPresent(event::severity);
    return event.build();
  }

  /** The same crossing is the same event, however often it is told. */
  private static EventId id(Crossing it) {
    var moment = it.begins() ? it.since() : it.reading().occurredAt();
    var text = it.key() + "/" + (it.begins() ? "start" : "end") + "/" + moment.toEpochMilli();
    return EventId.endOf(text);
  }

  private static String words(Crossing it) {
    var value = "%s %s %s".formatted(it.row().quantity(), number(it.value()), it.row().unit());
    return it.begins()
        ? "%s，达到阈值规则 %s 的触发条件".formatted(value, it.row().id())
        : "%s，已恢复（阈值规则 %s）".formatted(value, it.row().id());
  }

  /** Three digits behind the point at most. */
  private static String number(double value) {
    return new BigDecimal(value)
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Optional<Severity> severity(Grade grade) {
    return switch (grade) {
      case GENERAL -> Optional.of(Severity.LOW);
      case MAJOR -> Optional.of(Severity.HIGH);
      case URGENT -> Optional.of(Severity.CRITICAL);
    };
  }
}
