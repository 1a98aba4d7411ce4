package org.gridward.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.model.Index.ConstraintType;
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
 * One long-lived Drools session over the rows of one revision. Its only rule joins the questions of
 * a batch that share a key with the rows of that key. Rows are facts, so ten thousand rows are no
 * more code than one, and nothing that an editor writes is ever compiled. One thread at a time.
 */
final class Worker implements AutoCloseable {

  /**
   * Rule bases that no worker uses now. Each worker has one of its own: a session locks its base
   * whenever a fact changes, and two workers on one base wait for each other.
   */
  private static final Queue<KieBase> UNUSED = new ConcurrentLinkedQueue<>();

  private static final Model MODEL = new ModelImpl().addRule(join());

  private static final int KEPT = 1 << 10;
  private static final long SECONDS_OF_DAY = 86_400;

  private final RuleSet rules;
  private final Codebook book;
  private final Buckets buckets;
  private final Expert expert;
  private final KieBase base;
  private final KieSession session;
  private final Group[] groups;
  private final List<Group> touched = new ArrayList<>();
  private final Grid[] grids = new Grid[KEPT];
  private final Ground[] grounds = new Ground[KEPT];
  private final Ground nowhere;
  private long lastDay = Long.MIN_VALUE;
  private long lastDayBit;

  Worker(RuleSet rules, Codebook book, Buckets buckets, Expert expert) {
    this.expert = expert;
    this.rules = rules;
    this.book = book;
    this.buckets = buckets;
    this.groups = new Group[buckets.all().size()];
    this.nowhere = Ground.of(Optional.empty(), book);
    var unused = UNUSED.poll();
    this.base = unused == null ? KieBaseBuilder.createKieBaseFromModel(MODEL) : unused;
    this.session = base.newKieSession();
    buckets.all().forEach(session::insert);
  }

  private static Rule join() {
    Variable<Group> group = declarationOf(Group.class, "group");
    Variable<Bucket> bucket = declarationOf(Bucket.class, "bucket");
    return rule("org.gridward.rules", "rows of a key answer its questions")
        .build(
            pattern(group),
            pattern(bucket)
                .expr(
                    "key",
                    group,
                    (it, asked) -> it.key().equals(asked.key()),
                    betaIndexedBy(
                        Integer.class,
                        ConstraintType.EQUAL,
                        0,
                        Bucket::key,
                        Group::key,
                        Integer.class)),
            on(group, bucket).execute(Group::meet));
  }

  /** Judges a batch, in its order. */
  List<Verdict> judge(List<LocatedEvent> events) {
    var questions = new Question[events.size()];
    for (var i = 0; i < questions.length; i++) {
      questions[i] = question(events.get(i));
      var event = questions[i].located.event();
      ask(buckets.kind(event.kind()), questions[i]);
      ask(buckets.nativeKind(event.nativeKind()), questions[i]);
    }
    fire();
    for (var question : questions) {
      question.classify();
      if (question.category() != null) {
        if (expert != Expert.NONE) {
          question.find(expert);
        }
        ask(buckets.category(question.category().code()), question);
      }
    }
    fire();
    var verdicts = new ArrayList<Verdict>(questions.length);
    for (var question : questions) {
      verdicts.add(question.verdict());
    }
    return verdicts;
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
    var group = groups[key];
    if (group == null) {
      group = groups[key] = new Group(key);
    }
    if (group.isEmpty()) {
      touched.add(group);
    }
    group.add(question);
  }

  /** Tells the session of the groups. They stay in it: an update costs half of a new fact. */
  private void fire() {
    for (var group : touched) {
      if (group.handle == null) {
        group.handle = session.insert(group);
      } else {
        session.update(group.handle, group);
      }
    }
    session.fireAllRules();
    for (var group : touched) {
      group.clear();
    }
    touched.clear();
  }

  /** Whether no question is left, and no fact besides the rows and the groups. */
  boolean isAtRest() {
    var known = Arrays.stream(groups).filter(Objects::nonNull).toList();
    return known.stream().allMatch(Group::isEmpty)
        && session.getFactCount() == buckets.all().size() + known.size();
  }

  @Override
  public void close() {
    session.dispose();
    UNUSED.add(base);
  }
}
