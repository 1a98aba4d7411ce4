package org.gridward.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition.Between;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Condition.OneOf;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;
import org.kie.api.KieServices;
import org.kie.api.builder.Message.Level;
import org.kie.api.runtime.KieSession;

/** The same policy as Drools is mostly used: each row a rule of its own, compiled from DRL. */
final class RulePerRow implements RowEngine {

  private final KieSession session;

  RulePerRow(RuleSet rules) {
    var services = KieServices.get();
    var files = services.newKieFileSystem();
    files.write("src/main/resources/rules.drl", drl(rules.rows()));
    var builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    var errors = builder.getResults().getMessages(Level.ERROR);
    if (!errors.isEmpty()) {
      throw new IllegalStateException("The rules do not compile: " + errors.get(0));
    }
    session = services.newKieContainer(builder.getKieModule().getReleaseId()).newKieSession();
  }

  private static String drl(List<PolicyRow> rows) {
    var text = new StringBuilder("package made;\nimport " + RowQuestion.class.getName() + ";\n");
    for (var row : rows) {
      for (var key : row.keys().isEmpty() ? List.of("") : row.keys()) {
        text.append(
            "rule \"%s %s\" when $q : RowQuestion(%s) then $q.hit(%d); end%n"
                .formatted(row.id(), key, constraints(row, key), row.index()));
      }
    }
    return text.toString();
  }

  private static String constraints(PolicyRow row, String key) {
    var all = new ArrayList<String>();
    all.add("stage == \"" + row.stage() + "\"");
    if (!key.isEmpty()) {
      all.add("key == \"" + key + "\"");
    }
    row.conditions().forEach(it -> all.add(constraint(it)));
    return String.join(", ", all);
  }

  private static String constraint(Asked asked) {
    if (asked.condition() instanceof Between it) {
      return "value >= " + it.low();
    }
    if (asked.condition() instanceof Hours it) {
      var from = it.from().toSecondOfDay() / 60;
      var to = it.to().toSecondOfDay() / 60;
      var days =
          switch (it.days()) {
            case ALL -> "";
            case WORK_DAYS -> "workDay == true, ";
            case HOLIDAYS -> "workDay == false, ";
          };
      var joined = from < to ? "minute >= %d && minute < %d" : "minute >= %d || minute < %d";
      return from == to ? days + "minute >= 0" : days + joined.formatted(from, to);
    }
    var words =
        ((OneOf) asked.condition())
            .words().stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(", "));
    var name =
        switch (asked.field()) {
          case SOURCE -> "source";
          case GRID_KIND -> "gridKind";
          case GRID_CLASS -> "gridClass";
          case SEVERITY -> "severity";
          case GRADE -> "grade";
          default -> throw new IllegalArgumentException("No rule is made for " + asked.field());
        };
    return name + " in (" + words + ")";
  }

  @Override
  public void ask(RowQuestion question) {
    var handle = session.insert(question);
    session.fireAllRules();
    session.delete(handle);
  }

  @Override
  public void close() {
    session.dispose();
  }
}
