package org.gridward.rules.engine.situation;

import static org.drools.model.DSL.annotationValue;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.DSL.typeMetaData;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.gridward.rules.engine.situation.Cells.Cell;
import org.gridward.rules.engine.situation.Cells.Span;
import org.gridward.rules.engine.situation.Finding.News;
import org.gridward.rules.fact.SituationRow;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.BetaRangeIndexOption;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.time.SessionPseudoClock;

/**
 * One long-lived Drools session in STREAM mode: the rows, an anchor for each place where one of
 * them has something to remember, and sightings that expire once they were met. One thread at a
 * time.
 */
final class Shard implements AutoCloseable {

  /** How many questions the session holds at once. */
  private static final int PIECE = 1_024;

  private static final KieBase RULES =
      KieBaseBuilder.createKieBaseFromModel(
          new ModelImpl()
              .addRule(meet())
              .addRule(due())
              .addTypeMetaData(
                  typeMetaData(Asking.class)
                      .addAnnotation("role", annotationValue("value", "event"))
                      .addAnnotation("expires", annotationValue("value", "1ms"))),
          EventProcessingOption.STREAM,
          BetaRangeIndexOption.ENABLED);

  private final KieSession session;
  private final SessionPseudoClock clock;
  private final Now now = new Now();
  private final FactHandle nowHandle;
  private final List<Watched> rows = new ArrayList<>();
  private final List<Map<Object, Anchor>> anchors = new ArrayList<>(); // by row, then by place
  private final List<Cells> cells;
  private final int cap;
  private final List<Question> asked = new ArrayList<>();
  private List<Finding> findings = new ArrayList<>();
  private boolean speaks = true;
  private int remembered;
  private long seen;
  private long evicted;

  /**
   * A session of its own.
   *
   * @param cells the cells of rows that ask for a radius, null for others
   * @param cap how many sightings and places it remembers at most
   */
  Shard(List<SituationRow> situations, List<Cells> cells, int cap) {
    var configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ClockTypeOption.PSEUDO);
    this.session = RULES.newKieSession(configuration, null);
    this.clock = session.getSessionClock();
    this.cells = cells;
    this.cap = cap;
    for (var i = 0; i < situations.size(); i++) {
      var watched = Watched.of(i, situations.get(i), this);
      rows.add(watched);
      anchors.add(new HashMap<>());
      session.insert(watched);
    }
    this.nowHandle = session.insert(now);
  }

  private static Rule meet() {
    Variable<Asking> asking = declarationOf(Asking.class, "asking");
    Variable<Watched> watched = declarationOf(Watched.class, "watched");
    return rule("org.gridward.rules.situation", "a sighting meets its row")
        .build(
            pattern(asking),
            pattern(watched)
                .expr(
                    "row",
                    asking,
                    (it, by) -> it.index().equals(by.row()),
                    betaIndexedBy(
                        Integer.class,
                        ConstraintType.EQUAL,
                        0,
                        Watched::index,
                        Asking::row,
                        Integer.class)),
            on(asking, watched).execute((it, row) -> row.meet(it)));
  }

  private static Rule due() {
    Variable<Now> now = declarationOf(Now.class, "now");
    Variable<Anchor> anchor = declarationOf(Anchor.class, "anchor");
    return rule("org.gridward.rules.situation", "what is due is told")
        .build(
            pattern(now),
            pattern(anchor)
                .expr(
                    "deadline",
                    now,
                    (it, moment) -> it.deadline() <= moment.millis(),
                    betaIndexedBy(
                        Long.class,
                        ConstraintType.LESS_OR_EQUAL,
                        0,
                        Anchor::deadline,
                        Now::millis,
                        Long.class)),
            on(now, anchor).execute((moment, it) -> it.watched.shard().elapse(it)));
  }

  /** Takes a question for the next {@link #run}. */
  void ask(Question question) {
    asked.add(question);
  }

  /**
   * Answers what was asked, and tells what is due.
   *
   * @param until the moment of receipt that counts once all was answered
   */
  List<Finding> run(long until) {
    for (var from = 0; from < asked.size(); from += PIECE) {
      var piece = asked.subList(from, Math.min(asked.size(), from + PIECE));
      elapseUntil(piece.get(0).receivedAt());
      clock.advanceTime(2, TimeUnit.MILLISECONDS); // the sightings before have expired
      piece.stream()
          .collect(Collectors.groupingBy(Question::row))
          .forEach((row, questions) -> session.insert(new Asking(row, questions)));
      session.fireAllRules();
    }
    asked.clear();
    elapseUntil(until);
    var told = findings;
    findings = new ArrayList<>();
    return told;
  }

  private void elapseUntil(long moment) {
    if (moment > now.millis()) {
      now.set(moment);
      session.update(nowHandle, now);
      session.fireAllRules();
    }
  }

  void see(Watched watched, Question asking) {
    if (watched.counts() && !asking.counts()) {
      return;
    }
    var anchor = anchor(watched, asking.place(), asking.receivedAt());
    anchor.touched = ++seen;
    var before = anchor.memory().size();
    anchor.see(asking.sighted(), Math.max(asking.receivedAt(), now.millis()));
    remembered += anchor.memory().size() - before;
    if (anchor.isIdle(asking.receivedAt())) { // what came was too late to count
      forget(anchor);
    } else {
      settle(anchor, anchor.looksSooner());
    }
    if (remembered > cap) {
      evict();
    }
  }

  private Anchor anchor(Watched watched, Object place, long at) {
    var ofRow = anchors.get(watched.index());
    var known = ofRow.get(place);
    if (known != null) {
      return known;
    }
    var anchor = new Anchor(watched, place, span(watched, place), of -> memory(of, at));
    ofRow.put(place, anchor);
    remembered += anchor.memory().size();
    if (place instanceof Cell cell) {
      cells.get(watched.index()).around(cell, it -> link(anchor, ofRow.get(it)));
    }
    return anchor;
  }

  private Span span(Watched watched, Object place) {
    return place instanceof Cell cell ? cells.get(watched.index()).span(cell) : null;
  }

  private static void link(Anchor one, Anchor other) {
    if (other != null && other != one) {
      one.near.add(other);
      other.near.add(one);
    }
  }

  private Memory memory(Anchor anchor, long at) {
    return anchor.watched.counts()
        ? new Gathered(anchor, sighted -> around(anchor, sighted))
        : new Silent(anchor, at);
  }

  /** The other places of a row that reach to a sighting. */
  private List<Anchor> around(Anchor anchor, Sighted sighted) {
    if (anchor.near.isEmpty()) {
      return List.of();
    }
    var grid = cells.get(anchor.watched.index());
    var longitude = sighted.longitude().getAsDouble();
    var latitude = sighted.latitude().getAsDouble();
    var far = grid.eastward(latitude);
    var found = new ArrayList<Anchor>(anchor.near.size());
    for (var other : anchor.near) {
      if (grid.reaches(longitude, latitude, far, other.span)) {
        found.add(other);
      }
    }
    return found;
  }

  void elapse(Anchor anchor) {
    if (anchor.handle == null) { // forgotten in the meantime
      return;
    }
    var before = anchor.memory().size();
    anchor.elapse(now.millis());
    remembered += anchor.memory().size() - before;
    if (anchor.isIdle(now.millis())) {
      forget(anchor);
    } else {
      anchor.lookAgain();
      settle(anchor, true);
    }
  }

  private void settle(Anchor anchor, boolean moved) {
    if (anchor.handle == null) {
      anchor.handle = session.insert(anchor);
    } else if (moved) {
      session.update(anchor.handle, anchor);
    }
  }

  private void forget(Anchor anchor) {
    anchors.get(anchor.watched.index()).remove(anchor.key);
    anchor.near.forEach(it -> it.near.remove(anchor));
    anchor.near.clear();
    remembered -= anchor.memory().size();
    if (anchor.handle != null) {
      session.delete(anchor.handle);
      anchor.handle = null;
    }
  }

  private Stream<Anchor> all() {
    return anchors.stream().flatMap(it -> it.values().stream());
  }

  /** Those that were touched longest ago go first; what holds stays. */
  private void evict() {
    var old =
        all()
            .filter(it -> !it.isRaised())
            .sorted(Comparator.comparingLong(it -> it.touched))
            .toList();
    for (var anchor : old) {
      if (remembered <= cap - cap / 16) {
        break;
      }
      forget(anchor);
      evicted++;
    }
  }

  /** Whether somebody hears it. */
  boolean tell(Finding finding) {
    if (speaks) {
      findings.add(finding);
    }
    return speaks;
  }

  /** Takes over what was told before a restart. */
  void recall(int row, Object place, News news, long since, long at, Sighted told) {
    var anchor = anchor(rows.get(row), place, at);
    anchor.recall(news, since, at, told);
    settle(anchor, true);
  }

  /** From now on nobody hears it, until it is {@link #awake}. */
  void hush() {
    speaks = false;
  }

  void awake(long moment, long deaf) {
    speaks = true;
    now.set(moment);
    for (var anchor : all().toList()) {
      anchor.awake(moment, deaf);
      settle(anchor, true);
    }
    session.update(nowHandle, now);
    session.fireAllRules();
  }

  int remembered() {
    return remembered;
  }

  long evicted() {
    return evicted;
  }

  long facts() {
    return session.getFactCount();
  }

  @Override
  public void close() {
    session.dispose();
  }
}
