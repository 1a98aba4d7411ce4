package org.gridward.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.gridward.grid.Grid;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.fact.expert.Expert;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * One long-lived Drools session over the rows of one revision. Rows are facts, those of one key
 * together, so ten thousand rows are no more code than one, and nothing that an editor writes is
 * ever compiled. To ask rows is to change their fact; the only rule fires for those that are asked.
 * One thread at a time.
 */
final class Worker implements AutoCloseable {

  /**
   * Rule bases that no worker uses now. Each worker has one of its own: a session locks its base
   * whenever a fact changes, and two workers on one base wait for each other.
   */
  private static final Queue<KieBase> UNUSED = new ConcurrentLinkedQueue<>();

  private static final Model MODEL = new ModelImpl().addRule(asked());

  private static final int KEPT = 1 << 10;
  private static final long SECONDS_OF_DAY = 86_400;

  private final RuleSet rules;
  private final Codebook book;
  private final Buckets buckets;
  private final Expert expert;
  private final KieBase base;
  private final KieSession session;
  private final Rows[] rows; // by number of their key
  private final List<Rows> asked = new ArrayList<>(); // by kind, then by category
  private final Grid[] grids = new Grid[KEPT];
  private final Ground[] grounds = new Ground[KEPT];
  private final Ground nowhere;
  private long lastDay = Long.MIN_VALUE;
  private long lastDayBit;
  private Question[] questions;
  private int unanswered; // of those that are asked by kind

  Worker(RuleSet rules, Codebook book, Buckets buckets, Expert expert) {
    this.expert = expert;
    this.rules = rules;
    this.book = book;
    this.buckets = buckets;
    this.nowhere = Ground.of(Optional.empty(), book);
    var unused = UNUSED.poll();
    this.base = unused == null ? KieBaseBuilder.createKieBaseFromModel(MODEL) : unused;
    this.session = base.newKieSession();
    this.rows = buckets.all().stream().map(it -> new Rows(it, this::answered)).toArray(Rows[]::new);
    for (var some : rows) {
      some.handle = session.insert(some);
    }
  }

  private static Rule asked() {
    Variable<Rows> rows = declarationOf(Rows.class, "rows");
    return rule("org.gridward.rules", "rows that are asked answer")
        .build(pattern(rows).expr("asked", Rows::areAsked), on(rows).execute(Rows::answer));
  }

  /** Judges a batch, in its order. */
  List<Verdict> judge(List<LocatedEvent> events) {
    questions = new Question[events.size()];
    for (var i = 0; i < questions.length; i++) {
      questions[i] = question(events.get(i));
      var event = questions[i].located.event();
      ask(buckets.kind(event.kind()), questions[i]);
      ask(buckets.nativeKind(event.nativeKind()), questions[i]);
    }
    unanswered = asked.size();
    tell(0);
    session.fireAllRules();
    var verdicts = new ArrayList<Verdict>(questions.length);
    for (var question : questions) {
      verdicts.add(question.verdict());
    }
    letGo();
    return verdicts;
  }

  /** Some rows have answered; with the last that are asked by kind it is known what all are. */
  private void answered() {
    if (--unanswered == 0) {
      var before = asked.size();
      for (var question : questions) {
        classify(question);
      }
      tell(before);
    }
  }

  private void classify(Question question) {
    question.classify();
    if (question.category() != null) {
      if (expert != Expert.NONE) {
        question.find(expert);
      }
      ask(buckets.category(question.category().code()), question);
    }
  }

  private Question question(LocatedEvent located) {
    var event = located.event();
    var value = event.measures().isEmpty() ? Double.NaN : event.measures().get(0).value();
    var second = book.localSecond(event.receivedAt());
    var day = Math.floorDiv(second, SECONDS_OF_DAY);
    var ground = ground(located);
    var bits = Codebook.bits(event, value) | ground.bits() | book.timeBit(second) | dayBit(day);
    return new Question(rules, located, ground, value, (int) day, bits);
  }

  private long dayBit(long day) {
    if (day != lastDay) {
      lastDay = day;
      lastDayBit = book.dayBit(day);
    }
    return lastDayBit;
  }

  /** Grids are few and the same objects, so what rows see of them is kept. */
  private Ground ground(LocatedEvent located) {
    if (located.grid().isEmpty()) {
      return nowhere;
    }
    var grid = located.grid().get();
    var hash = grid.code().value().hashCode();
    var at = (hash ^ hash >>> 16) & KEPT - 1;
    if (grids[at] != grid) {
      grids[at] = grid;
      grounds[at] = Ground.of(located.grid(), book);
    }
    return grounds[at];
  }

  private void ask(int key, Question question) {
    if (key == Buckets.NO_KEY) {
      return;
    }
    if (!rows[key].areAsked()) {
      asked.add(rows[key]);
    }
    rows[key].ask(question);
  }

  /** Tells the session which rows are asked. */
  private void tell(int from) {
    for (var i = from; i < asked.size(); i++) {
      session.update(asked.get(i).handle, asked.get(i));
    }
  }

  private void letGo() {
    questions = null;
    asked.forEach(Rows::clear);
    asked.clear();
  }

  /** Whether no question is left, and no fact besides the rows. */
  boolean isAtRest() {
    return Arrays.stream(rows).noneMatch(Rows::areAsked) && session.getFactCount() == rows.length;
  }

  @Override
  public void close() {
    session.dispose();
    UNUSED.add(base);
  }
}
