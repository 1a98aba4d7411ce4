package org.gridward.examples.benchmarks;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * The policy in KIE DMN: a decision table for each stage, best rows first, hit policy FIRST. It
 * tells the best row alone.
 */
final class DmnRows implements RowEngine {

  private static final List<String> INPUTS =
      List.of(
          "key",
          "source",
          "gridKind",
          "gridClass",
          "severity",
          "grade",
          "value",
          "minute",
          "workDay");

  private final DMNRuntime runtime;
  private final DMNModel model;

  DmnRows(RuleSet rules) {
    runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml(rules)))))
            .getOrElseThrow(IllegalStateException::new);
    model = runtime.getModels().get(0);
    if (model.hasErrors()) {
      throw new IllegalStateException("The tables do not compile: " + model.getMessages().get(0));
    }
  }

  private static String xml(RuleSet rules) {
    var inputs =
        INPUTS.stream()
            .map(
                it ->
                    """
                    <inputData id="i_%1$s" name="%1$s">
                    <variable name="%1$s" typeRef="%2$s"/></inputData>
                    """
                        .formatted(it, type(it)))
            .collect(Collectors.joining());
    var tables =
        Arrays.stream(Stage.values()).map(it -> table(rules, it)).collect(Collectors.joining());
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="made" name="made">
    %s%s</definitions>
    """
        .formatted(inputs, tables);
  }

  private static String type(String input) {
    return switch (input) {
      case "value", "minute" -> "number";
      case "workDay" -> "boolean";
      default -> "string";
    };
  }

  private static String table(RuleSet rules, Stage stage) {
    var needed =
        INPUTS.stream()
            .map(
                it ->
                    "<informationRequirement><requiredInput href=\"#i_%s\"/></informationRequirement>"
                        .formatted(it))
            .collect(Collectors.joining());
    var columns =
        INPUTS.stream()
            .map(
                it ->
                    "<input><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression></input>"
                        .formatted(type(it), it))
            .collect(Collectors.joining());
    var lines =
        rules.rows().stream()
            .filter(it -> it.stage() == stage)
            .sorted(
                Comparator.comparingInt((PolicyRow it) -> RowQuestion.weight(it))
                    .reversed()
                    .thenComparing(PolicyRow::id))
            .map(DmnRows::line)
            .collect(Collectors.joining());
    return """
    <decision id="d_%1$s" name="%1$s"><variable name="%1$s" typeRef="number"/>%2$s
    <decisionTable hitPolicy="FIRST">%3$s<output typeRef="number"/>%4$s</decisionTable></decision>
    """
        .formatted(stage, needed, columns, lines);
  }

  private static String line(PolicyRow row) {
    var cells =
        INPUTS.stream()
            .map(it -> "<inputEntry><text>%s</text></inputEntry>".formatted(escaped(cell(row, it))))
            .collect(Collectors.joining());
    return "<rule>%s<outputEntry><text>%d</text></outputEntry></rule>"
        .formatted(cells, row.index());
  }

  private static String escaped(String feel) {
    return feel.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cell(PolicyRow row, String input) {
    return switch (input) {
      case "key" -> row.keys().isEmpty() ? "-" : quoted(row.keys());
      case "source" -> asked(row, Field.SOURCE, DmnRows::words);
      case "gridKind" -> asked(row, Field.GRID_KIND, DmnRows::words);
      case "gridClass" -> asked(row, Field.GRID_CLASS, DmnRows::words);
      case "severity" -> asked(row, Field.SEVERITY, DmnRows::words);
      case "grade" -> asked(row, Field.GRADE, DmnRows::words);
      case "value" -> asked(row, Field.VALUE, it -> ">= " + bound((Between) it.condition()));
      case "minute" -> asked(row, Field.HOURS, it -> minutes((Hours) it.condition()));
      default -> asked(row, Field.HOURS, it -> day((Hours) it.condition()));
    };
  }

  private static String asked(PolicyRow row, Field field, Function<Asked, String> as) {
    return row.conditions().stream()
        .filter(it -> it.field() == field)
        .map(as)
        .findFirst()
        .orElse("-");
  }

  private static String words(Asked asked) {
    return quoted(((OneOf) asked.condition()).words());
  }

  private static String quoted(Set<String> words) {
    return words.stream().sorted().map(it -> "\"" + it + "\"").collect(Collectors.joining(", "));
  }

  private static String bound(Between range) {
    return BigDecimal.valueOf(range.low()).toPlainString();
  }

  private static String minutes(Hours hours) {
    var from = hours.from().toSecondOfDay() / 60;
    var to = hours.to().toSecondOfDay() / 60;
    if (from == to) {
      return "-";
    }
    return from < to ? "[%d..%d)".formatted(from, to) : ">= %d, < %d".formatted(from, to);
  }

  private static String day(Hours hours) {
    return switch (hours.days()) {
      case ALL -> "-";
      case WORK_DAYS -> "true";
      case HOLIDAYS -> "false";
    };
  }

  @Override
  public void ask(RowQuestion question) {
    var context = runtime.newContext();
    context.set("key", question.getKey());
    context.set("source", question.getSource());
    context.set("gridKind", question.getGridKind());
    context.set("gridClass", question.getGridClass());
    context.set("severity", question.getSeverity());
    context.set("grade", question.getGrade());
    context.set("value", question.getValue());
    context.set("minute", question.getMinute());
    context.set("workDay", question.isWorkDay());
    var result = runtime.evaluateByName(model, context, question.getStage());
    var found = result.getDecisionResultByName(question.getStage()).getResult();
    if (found instanceof BigDecimal it) {
      question.hit(it.intValue());
    }
  }
}
