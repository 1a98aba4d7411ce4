package org.gridward.rules.engine.expert;

import static org.drools.model.DSL.and;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.exists;
import static org.drools.model.DSL.not;
import static org.drools.model.DSL.on;
import static org.drools.model.DSL.or;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.view.ViewItem;
import org.gridward.rules.fact.expert.Constraint;
import org.gridward.rules.fact.expert.Element;
import org.gridward.rules.fact.expert.ExpertHit;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.fact.expert.FactType;

/**
 * Makes a Drools rule out of a checked one, with Drools' Java model: patterns and joins are
 * Drools', what they test is {@link Holding}, what they do is a call of {@link Seen}. Nothing of it
 * is text that somebody could have written.
 */
final class ModelBuilder {

  private final ExpertRule checked;
  private final String name;
  private final Map<Integer, Variable<Seen>> facts = new HashMap<>();

  private ModelBuilder(ExpertRule checked, int number) {
    this.checked = checked;
    this.name = "expert" + number; // the author's name stays out of it
  }

  /**
   * A rule for Drools.
   *
   * @param number its place among the rules of the policy; the rule and its parts are named by it
   */
  static Rule of(ExpertRule checked, int number) {
    return new ModelBuilder(checked, number).rule();
  }

  private Rule rule() {
    var items = new ArrayList<RuleItemBuilder<?>>();
    for (var element : checked.when().elements()) {
      items.add(item(element));
    }
    var hits =
        checked.rows().stream()
            .map(it -> new ExpertHit(it, checked.name(), checked.file(), checked.line()))
            .toList();
    items.add(on(event()).execute(it -> it.hits().addAll(hits)));
    return PatternDSL.rule("org.gridward.rules", name)
        .build(items.toArray(RuleItemBuilder<?>[]::new));
  }

  /** An event of the condition, for the facts of one event share their hits. */
  private Variable<Seen> event() {
    return events(checked.when())
        .findFirst()
        .map(it -> facts.get(it.slot()))
        .orElseThrow(() -> new IllegalStateException("Rule " + name + " asks about no event."));
  }

  private static Stream<Element.Pattern> events(Element element) {
    if (element instanceof Element.And it) {
      return it.elements().stream().flatMap(ModelBuilder::events);
    }
    return element instanceof Element.Pattern it && it.type() == FactType.EVENT
        ? Stream.of(it)
        : Stream.empty();
  }

  private ViewItem<?> item(Element element) {
    if (element instanceof Element.Pattern it) {
      return pattern(it);
    }
    if (element instanceof Element.And it) {
      return group(it.elements(), true);
    }
    if (element instanceof Element.Or it) {
      return group(it.elements(), false);
    }
    return element instanceof Element.Not it
        ? not(item(it.element()))
        : exists(item(((Element.Exists) element).element()));
  }

  private ViewItem<?> group(List<Element> elements, boolean all) {
    var items = elements.stream().map(this::item).toList();
    var rest = items.subList(1, items.size()).toArray(ViewItem<?>[]::new);
    return all ? and(items.get(0), rest) : or(items.get(0), rest);
  }

  private PatternDef<Seen> pattern(Element.Pattern asked) {
    var slot = asked.slot();
    Variable<Seen> own = declarationOf(Seen.class, name + "_" + slot);
    facts.put(slot, own);
    var type = asked.type();
    var pattern = PatternDSL.pattern(own).expr(type.word(), it -> it.type() == type);
    for (var i = 0; i < asked.constraints().size(); i++) {
      add(pattern, slot, name + "_" + slot + "_" + i, asked.constraints().get(i));
    }
    return pattern;
  }

  private void add(PatternDef<Seen> pattern, int slot, String id, Constraint constraint) {
    var others = constraint.slots();
    others.remove(slot);
    if (others.isEmpty()) {
      pattern.expr(id, it -> Holding.holds(constraint, any -> it));
    } else {
      var other = facts.get(others.iterator().next());
      pattern.expr(
          id, other, (it, that) -> Holding.holds(constraint, one -> one == slot ? it : that));
    }
  }
}
