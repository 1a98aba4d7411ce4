package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.gridward.rules.fact.expert.ExpertRule;

/**
 * Checks one parsed rule and writes it anew.
 *
 * @param source the text it stands in
 * @param rows the rows that a rule may hit
 */
record RuleChecker(Source source, Set<String> rows) {

  private static final Map<String, Pattern> ATTRIBUTES =
      Map.of(
          "salience", Pattern.compile("-?[0-9]{1,6}"),
          "enabled", Pattern.compile("true|false"),
          "no-loop", Pattern.compile("true|false"));

  /** The checked rule; empty where its author switched it off. */
  Optional<ExpertRule> check(RuleDescr rule) throws Refusal {
    name(rule);
    heading(rule);
    for (var attribute : rule.getAttributes().values()) {
      attribute(attribute);
    }
    var when = new WhenChecker(source);
    var elements = when.elements(rule.getLhs());
    var consequence = new Consequence(source, when.events(), rows).rows(rule);
    var checked =
        new ExpertRule(
            rule.getName(),
            source.file(),
            source.line(rule.getStartCharacter()),
            elements,
            consequence);
    return "false".equals(rule.getEnabled()) ? Optional.empty() : Optional.of(checked);
  }

  private static void name(RuleDescr rule) throws Refusal {
    var name = rule.getName();
    if (name.length() > Bounds.NAME) {
      throw new Refusal(
          "X04",
          rule.getStartCharacter(),
          name.substring(0, Bounds.NAME),
          "规则名有 %d 字，最多 %d 字。".formatted(name.length(), Bounds.NAME),
          "the rule's name has %d characters; write at most %d"
              .formatted(name.length(), Bounds.NAME));
    }
    if (name.isBlank() || !RawScan.isLiteral(name)) {
      throw new Refusal(
          "X13",
          rule.getStartCharacter(),
          name,
          "规则名只能用字母、数字、汉字、空格和 _-.:/。",
          "a rule's name takes letters, digits, Han, space and _-.:/ only");
    }
  }

  private static void heading(RuleDescr rule) throws Refusal {
    if (rule.getParentName() != null) {
      throw heading(rule, "extends", rule.getParentName());
    }
    if (!rule.getAnnotationNames().isEmpty()) {
      throw heading(rule, "annotation", rule.getAnnotationNames().toString());
    }
    if (!rule.getNamedConsequences().isEmpty()) {
      throw heading(rule, "then[…]", rule.getNamedConsequences().keySet().toString());
    }
    if (rule.getUnit() != null) {
      throw heading(rule, "unit", rule.getUnitQualifiedName());
    }
  }

  private static Refusal heading(RuleDescr rule, String what, String value) {
    return new Refusal(
        "X06",
        rule.getStartCharacter(),
        value,
        "规则不能有 %s，请删去。".formatted(what),
        "a rule has no %s; delete it".formatted(what));
  }

  private static void attribute(AttributeDescr attribute) throws Refusal {
    var form = ATTRIBUTES.get(attribute.getName());
    if (form == null || !form.matcher(attribute.getValue()).matches()) {
      throw new Refusal(
          "X06",
          Math.max(0, attribute.getStartCharacter()),
          attribute.getName() + " " + attribute.getValue(),
          "只允许 salience 整数、enabled 和 no-loop 的 true、false。",
          "only salience with a whole number, and enabled and no-loop with true or false, are"
              + " allowed; %s is not".formatted(attribute.getName()));
    }
  }

  /** The names of all rules, each once. */
  static void distinct(List<ExpertRule> rules, ExpertRule added, int at) throws Refusal {
    for (var it : rules) {
      if (it.name().equals(added.name())) {
        throw new Refusal(
            "X14",
            at,
            added.name(),
            "规则名“%s”已在 %s:%d 用过，请换一个。".formatted(it.name(), it.file(), it.line()),
            "the name \"%s\" stands in %s:%d already; choose another"
                .formatted(it.name(), it.file(), it.line()));
      }
    }
  }
}
