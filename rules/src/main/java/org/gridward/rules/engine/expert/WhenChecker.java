package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.gridward.rules.fact.expert.Constraint;
import org.gridward.rules.fact.expert.Element;
import org.gridward.rules.fact.expert.FactType;

/** Checks the condition of one rule and writes it anew. Not thread-safe. */
final class WhenChecker {

  private static final Set<Class<?>> ELEMENTS =
      Set.of(AndDescr.class, OrDescr.class, NotDescr.class, ExistsDescr.class, PatternDescr.class);

  private final Source source;
  private final Map<String, Binding> outer = new HashMap<>();
  private final Map<FactType, Integer> patterns = new EnumMap<>(FactType.class);
  private int slots;

  WhenChecker(Source source) {
    this.source = source;
  }

  /** The condition as a whole. */
  Element.And elements(AndDescr when) throws Refusal {
    return new Element.And(when == null ? List.of() : all(when, outer));
  }

  /** The names under which the consequence may call an event. */
  Set<String> events() {
    var names = new TreeSet<String>();
    outer.forEach(
        (name, it) -> {
          if (it instanceof Binding.Fact fact && fact.type() == FactType.EVENT) {
            names.add(name);
          }
        });
    return names;
  }

  private List<Element> all(ConditionalElementDescr group, Map<String, Binding> names)
      throws Refusal {
    var elements = new ArrayList<Element>();
    for (var it : group.getDescrs()) {
      elements.add(element(it, names));
    }
    return elements;
  }

  private Element element(BaseDescr descr, Map<String, Binding> names) throws Refusal {
    if (!ELEMENTS.contains(descr.getClass())) {
      throw foreign(descr, descr.getClass().getSimpleName().replace("Descr", "").toLowerCase());
    }
    if (descr instanceof PatternDescr it) {
      return pattern(it, names);
    }
    if (descr instanceof AndDescr it) {
      return new Element.And(all(it, names));
    }
    if (descr instanceof OrDescr it) {
      return or(it, names);
    }
    // what is named within them is known to nobody outside
    var inner = single((ConditionalElementDescr) descr, new HashMap<>(names));
    return descr instanceof NotDescr ? new Element.Not(inner) : new Element.Exists(inner);
  }

  private Element or(OrDescr group, Map<String, Binding> names) throws Refusal {
    var elements = new ArrayList<Element>();
    for (var it : group.getDescrs()) {
      elements.add(element(it, new HashMap<>(names)));
    }
    return new Element.Or(elements);
  }

  private Element single(ConditionalElementDescr group, Map<String, Binding> names) throws Refusal {
    var inner = all(group, names);
    return inner.size() == 1 ? inner.get(0) : new Element.And(inner);
  }

  private Element pattern(PatternDescr descr, Map<String, Binding> names) throws Refusal {
    plain(descr);
    var word = String.valueOf(descr.getObjectType()); // a path has none
    var type = FactType.named(word);
    if (type.isEmpty()) {
      throw new Refusal(
          "X07",
          descr.getStartCharacter(),
          word,
          "没有“%s”这种事实，只有 Event、Reading、Area。".formatted(word),
          "there is no fact %s; write Event, Reading or Area".formatted(word));
    }
    count(descr, type.get());
    var slot = slots++;
    if (descr.getIdentifier() != null) {
      name(descr.getIdentifier(), new Binding.Fact(slot, type.get()), names, descr);
    }
    var constraints = new ArrayList<Constraint>();
    for (var it : descr.getDescrs()) {
      constraints.add(constraint(it, slot, type.get(), names));
    }
    return new Element.Pattern(slot, type.get(), constraints);
  }

  private static void plain(PatternDescr descr) throws Refusal {
    if (descr.getSource() != null) {
      throw foreign(descr, "from, collect, accumulate or entry-point");
    }
    if (!descr.getBehaviors().isEmpty()) {
      throw foreign(descr, "over window");
    }
    if (descr.isQuery() || descr.isUnification() || !descr.getAnnotationNames().isEmpty()) {
      throw foreign(descr, "?, := or annotation");
    }
  }

  private static Refusal foreign(BaseDescr descr, String what) {
    return new Refusal(
        "X07",
        Math.max(0, descr.getStartCharacter()),
        what,
        "条件中不允许 %s，只能用 Event、Reading、Area 和 and、or、not、exists。".formatted(what),
        "%s is not allowed in a condition; write Event, Reading, Area with and, or, not, exists"
            .formatted(what));
  }

  private void count(PatternDescr descr, FactType type) throws Refusal {
    var same = patterns.merge(type, 1, Integer::sum);
    if (slots >= Bounds.PATTERNS || same > Bounds.SAME_PATTERNS && type != FactType.EVENT) {
      throw new Refusal(
          "X04",
          descr.getStartCharacter(),
          type.word(),
          "一条规则最多 %d 个条件，Reading、Area 各最多 %d 个。".formatted(Bounds.PATTERNS, Bounds.SAME_PATTERNS),
          "a rule has at most %d patterns, of which %d may be Reading and %d Area"
              .formatted(Bounds.PATTERNS, Bounds.SAME_PATTERNS, Bounds.SAME_PATTERNS));
    }
  }

  private static void name(
      String name, Binding binding, Map<String, Binding> names, PatternDescr descr) throws Refusal {
    if (!name.startsWith("$") || names.containsKey(name)) {
      throw new Refusal(
          "X07",
          descr.getStartCharacter(),
          name,
          "变量“%s”应以 $ 开头，且不重名。".formatted(name),
          "the name %s must begin with $ and stand for one thing".formatted(name));
    }
    names.put(name, binding);
  }

  private Constraint constraint(
      BaseDescr descr, int slot, FactType type, Map<String, Binding> names) throws Refusal {
    var from = Math.max(0, descr.getStartCharacter());
    var to = Math.min(source.text().length(), descr.getEndCharacter() + 1);
    if (!(descr instanceof ExprConstraintDescr it)
        || it.getType() != ExprConstraintDescr.Type.NAMED
        || from >= to
        || !source.text().substring(from, to).equals(it.getExpression())) {
      throw new Refusal(
          "X08",
          from,
          String.valueOf(descr),
          "条件应写成 字段 比较 值，并以逗号隔开。",
          "write a constraint as field, comparison, value, with commas between");
    }
    var tokens = Lexer.tokens(source.text(), from, to);
    return new ConstraintParser(tokens, slot, type, names).parse();
  }
}
