package org.gridward.rules.engine.expert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.Element;
import org.gridward.rules.fact.expert.Expert;
import org.gridward.rules.fact.expert.ExpertHit;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.fact.expert.FactType;
import org.gridward.rules.workbook.Issues;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The expert rules of one policy in Drools, in a base of their own. Safe for any number of threads:
 * a session answers one event at a time and is lent from a queue.
 */
public final class ExpertRules implements Expert {

  private final List<ExpertRule> rules;
  private final Set<FactType> asked;
  private final KieBase base;
  private final ConcurrentLinkedQueue<KieSession> free = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private ExpertRules(List<ExpertRule> rules) {
    this.rules = List.copyOf(rules);
    this.asked =
        rules.stream()
            .flatMap(it -> it.when().patterns())
            .map(Element.Pattern::type)
            .collect(Collectors.toUnmodifiableSet());
    var model = new ModelImpl();
    IntStream.range(0, rules.size())
        .forEach(it -> model.addRule(ModelBuilder.of(rules.get(it), it)));
    this.base = KieBaseBuilder.createKieBaseFromModel(model);
    free.add(base.newKieSession()); // the first event shall not wait for it
  }

  /**
   * The expert rules of a policy folder, ready to decide; {@link Expert#NONE} where it has none, or
   * where any is refused.
   *
   * @param policy a policy folder, or one workbook
   * @param rows the numbers of the rows that a rule may hit: those of 派单规则, 时限规则 and 通知规则
   * @param issues what is refused, X01 to X14, with the file and {@code line:column} from 1
   * @throws IOException when the folder or a file cannot be read
   */
  public static Expert read(Path policy, Set<String> rows, Issues issues) throws IOException {
    return of(ExpertReader.read(policy, rows, issues));
  }

  /** Checked rules, ready to decide. Without any there is nothing to build. */
  public static Expert of(List<ExpertRule> rules) {
    return rules.isEmpty() ? Expert.NONE : new ExpertRules(rules);
  }

  @Override
  public List<ExpertRule> rules() {
    return rules;
  }

  @Override
  public List<ExpertHit> hits(Facts facts) {
    var session = free.poll();
    if (session == null) {
      session = base.newKieSession();
    }
    List<ExpertHit> hits;
    try {
      hits = hits(session, Seen.of(facts, asked));
    } catch (RuntimeException e) {
      session.dispose(); // no fact of this event may linger
      throw e;
    }
    free.add(session);
    if (closed) { // perhaps in this very moment: nobody else would dispose of it
      disposeFree();
    }
    return hits;
  }

  private static List<ExpertHit> hits(KieSession session, List<Seen> facts) {
    var handles = facts.stream().map(session::insert).toArray(FactHandle[]::new);
    try {
      if (session.fireAllRules(Bounds.FIRINGS) == Bounds.FIRINGS) {
        throw new IllegalStateException(
            "Expert rules fired %d times for one event; make their conditions narrower."
                .formatted(Bounds.FIRINGS));
      }
    } finally {
      for (var handle : handles) {
        session.delete(handle);
      }
    }
    return List.copyOf(facts.get(0).hits());
  }

  /** Facts in sessions that answer nothing, to show that none is left over. */
  long restingFacts() {
    return free.stream().mapToLong(KieSession::getFactCount).sum();
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
