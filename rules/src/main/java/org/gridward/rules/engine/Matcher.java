package org.gridward.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.gridward.rules.fact.PolicyRow;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rows of one revision in Drools: three fixed rules join a question with the rows of its key,
 * of its group, and with those for any. Rows are facts, so ten thousand rows are no more code than
 * one, and nothing that an editor writes is ever compiled.
 *
 * <p>A session answers one batch at a time and is lent from a queue; closing the matcher disposes
 * all sessions, those lent when they come back.
 */
final class Matcher implements AutoCloseable {

  private static final KieBase RULES =
      KieBaseBuilder.createKieBaseFromModel(
          new ModelImpl()
              .addRule(join("exact", Ask::key))
              .addRule(join("group", Ask::group))
              .addRule(join("any", Ask::any)));

  private final List<RowFact> rows;
  private final ConcurrentLinkedQueue<KieSession> free = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Matcher(List<PolicyRow> rows) {
    this.rows = rows.stream().flatMap(it -> facts(it).stream()).toList();
    free.add(open()); // the first event shall not wait for it
  }

  private static List<RowFact> facts(PolicyRow row) {
    return row.keys().isEmpty()
        ? List.of(new RowFact(RowFact.key(row.stage(), 0, ""), row))
        : row.keys().stream()
            .map(it -> new RowFact(RowFact.key(row.stage(), row.keyLevel(), it), row))
            .toList();
  }

  private static Rule join(String name, Function1<Ask, String> key) {
    Variable<Ask> ask = declarationOf(Ask.class, name + "Ask");
    Variable<RowFact> row = declarationOf(RowFact.class, name + "Row");
    return rule("org.gridward.rules", name)
        .build(
            pattern(ask),
            pattern(row)
                .expr(
                    name + "Key",
                    ask,
                    (it, asked) -> it.key().equals(key.apply(asked)),
                    betaIndexedBy(
                        String.class, ConstraintType.EQUAL, 0, RowFact::key, key, String.class))
                .expr(name + "Holds", ask, (it, asked) -> it.row().holds(asked.facts())),
            on(ask, row).execute((asked, it) -> asked.hit(it.row())));
  }

  /** Fills the questions with the rows that match them. */
  void answer(List<Ask> asks) {
    var session = free.poll();
    if (session == null) {
      session = open();
    }
    try {
      answer(session, asks);
    } catch (RuntimeException e) {
      session.dispose(); // no fact of this batch may linger
      throw e;
    }
    free.add(session);
    if (closed) { // perhaps in this very moment: nobody else would dispose of it
      disposeFree();
    }
  }

  private static void answer(KieSession session, List<Ask> asks) {
    var handles = asks.stream().map(session::insert).toArray(FactHandle[]::new);
    try {
      session.fireAllRules();
    } finally {
      for (var handle : handles) {
        session.delete(handle);
      }
    }
  }

  private KieSession open() {
    var session = RULES.newKieSession();
    rows.forEach(session::insert);
    return session;
  }

  /** Facts in a session that answers nothing, to show that none is left over. */
  long restingFacts() {
    return free.stream().mapToLong(KieSession::getFactCount).max().orElse(0);
  }

  int rows() {
    return rows.size();
  }

  @Override
  public void close() {
    closed = true;
    disposeFree();
  }

  private void disposeFree() {
    for (var session = free.poll(); session != null; session = free.poll()) {
      session.dispose();
    }
  }
}
