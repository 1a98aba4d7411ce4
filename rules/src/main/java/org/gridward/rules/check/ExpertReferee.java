package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.expert.Constraint;
import org.gridward.rules.fact.expert.Element;
import org.gridward.rules.fact.expert.ExpertHit;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.fact.expert.FactType;
import org.gridward.rules.fact.expert.Operand;

/**
 * Evaluates expert rules in plain Java, one after the other, to be compared with what the engine
 * says (第二引擎). Shares nothing with it but the checked rules. Safe for any number of threads.
 */
public final class ExpertReferee {

  private ExpertReferee() {}

  /** What the engine must say of an event: the rows found, sorted, each rule and row once. */
  public static List<ExpertHit> hits(List<ExpertRule> rules, Facts facts) {
    var hits = new TreeSet<ExpertHit>();
    for (var rule : rules) {
      if (!solutions(rule.when(), List.of(Map.of()), facts).isEmpty()) {
        rule.rows().forEach(it -> hits.add(hit(rule, it)));
      }
    }
    return List.copyOf(hits);
  }

  private static ExpertHit hit(ExpertRule rule, String row) {
    return new ExpertHit(row, rule.name(), rule.file(), rule.line());
  }

  /** The ways to choose a fact for each pattern so far, carried on over one more element. */
  private static List<Map<Integer, Integer>> solutions(
      Element element, List<Map<Integer, Integer>> before, Facts facts) {
    if (element instanceof Element.And it) {
      var chosen = before;
      for (var part : it.elements()) {
        chosen = solutions(part, chosen, facts);
      }
      return chosen;
    }
    if (element instanceof Element.Or it) {
      return it.elements().stream()
          .flatMap(part -> solutions(part, before, facts).stream())
          .toList();
    }
    if (element instanceof Element.Pattern it) {
      return before.stream().flatMap(chosen -> choices(it, chosen, facts).stream()).toList();
    }
    var wanted = element instanceof Element.Exists;
    var inner =
        element instanceof Element.Exists it ? it.element() : ((Element.Not) element).element();
    return before.stream()
        .filter(chosen -> solutions(inner, List.of(chosen), facts).isEmpty() != wanted)
        .toList();
  }

  private static List<Map<Integer, Integer>> choices(
      Element.Pattern pattern, Map<Integer, Integer> chosen, Facts facts) {
    var choices = new ArrayList<Map<Integer, Integer>>();
    for (var fact = 0; fact < count(pattern.type(), facts); fact++) {
      var with = new TreeMap<>(chosen);
      with.put(pattern.slot(), fact);
      var scene = new Scene(facts, with);
      if (pattern.constraints().stream().allMatch(scene::holds)) {
        choices.add(with);
      }
    }
    return choices;
  }

  private static int count(FactType type, Facts facts) {
    return switch (type) {
      case EVENT -> 1;
      case READING -> Math.min(facts.event().measures().size(), FactType.MOST_READINGS);
      case AREA -> facts.located().grid().map(it -> it.areas().size()).orElse(0);
    };
  }

  /**
   * One choice of facts.
   *
   * @param facts the event
   * @param chosen which reading or area each pattern took
   */
  private record Scene(Facts facts, Map<Integer, Integer> chosen) {

    boolean holds(Constraint constraint) {
      if (constraint instanceof Constraint.All it) {
        return it.parts().stream().allMatch(this::holds);
      }
      if (constraint instanceof Constraint.AnyOf it) {
        return it.parts().stream().anyMatch(this::holds);
      }
      if (constraint instanceof Constraint.No it) {
        return !holds(it.part());
      }
      if (constraint instanceof Constraint.In it) {
        return value(it.operand())
            .filter(seen -> it.literals().stream().anyMatch(one -> value(one).get().equals(seen)))
            .isPresent();
      }
      var it = (Constraint.Compare) constraint;
      var left = value(it.left());
      var right = value(it.right());
      return left.isPresent() && right.isPresent() && holds(it, left.get(), right.get());
    }

    private static boolean holds(Constraint.Compare it, Object left, Object right) {
      return switch (it.operator()) {
        case EQUAL -> left.equals(right);
        case CONTAINS ->
            left instanceof List<?> texts
                ? texts.contains(right)
                : left.toString().contains(right.toString());
        case MEMBER_OF -> ((List<?>) right).contains(left);
        case LESS -> order(left, right) < 0;
        case AT_MOST -> order(left, right) <= 0;
        case MORE -> order(left, right) > 0;
        case AT_LEAST -> order(left, right) >= 0;
      };
    }

    private static int order(Object left, Object right) {
      return ((Double) left).compareTo((Double) right);
    }

    private Optional<?> value(Operand operand) {
      if (operand instanceof Operand.Text it) {
        return Optional.of(it.value());
      }
      if (operand instanceof Operand.Number it) {
        return Optional.of(plain(it.value()));
      }
      if (operand instanceof Operand.Truth it) {
        return Optional.of(it.value());
      }
      var of = (Operand.Of) operand;
      var value = ExpertField.value(of.type(), of.field().name(), chosen.get(of.slot()), facts);
      return value.map(it -> it instanceof Number number ? plain(number.doubleValue()) : it);
    }

    /** Minus zero is zero. */
    private static Double plain(double number) {
      return number + 0.0;
    }
  }
}
