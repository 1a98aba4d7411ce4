package org.gridward.examples.benchmarks;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;

/** An event as other engines see it: a bean that collects the numbers of the rows that hold. */
public final class RowQuestion {

  private final List<Integer> hits = new ArrayList<>();
  private String stage = "";
  private String key = "";
  private String source = "";
  private String gridKind = "";
  private String gridClass = "";
  private String severity = "";
  private String grade = "";
  private double value = -1;
  private int minute;
  private boolean workDay;

  static RowQuestion of(LocatedEvent located, RuleSet rules) {
    var event = located.event();
    var local = ZonedDateTime.ofInstant(event.receivedAt(), rules.zone());
    var question = new RowQuestion();
    question.source = event.source().name();
    question.gridKind = located.grid().map(it -> it.kind().name()).orElse("");
    question.gridClass = located.grid().flatMap(it -> it.gridClass()).map(Enum::name).orElse("");
    question.severity = event.severity().map(Enum::name).orElse("");
    question.value = event.measures().isEmpty() ? -1 : event.measures().get(0).value();
    question.minute = local.toLocalTime().toSecondOfDay() / 60;
    question.workDay = rules.calendar().isWorkDay(local.toLocalDate());
    return question;
  }

  void ask(Stage next, String by) {
    stage = next.name();
    key = by;
  }

  /** The best of the hits from one on: exact, more conditions, higher priority; −1 without any. */
  int best(RuleSet rules, int from) {
    var best = -1;
    for (var i = from; i < hits.size(); i++) {
      var row = rules.rows().get(hits.get(i));
      if (best < 0 || weight(row) > weight(rules.rows().get(best))) {
        best = row.index();
      }
    }
    return best;
  }

  /** The order among rows: exact, more conditions, higher priority. */
  static int weight(PolicyRow row) {
    return row.keyLevel() * 100_000 + row.conditions().size() * 1_000 + row.priority();
  }

  List<Integer> hits() {
    return hits;
  }

  /** What a rule's consequence does. */
  public void hit(int row) {
    hits.add(row);
  }

  public String getStage() {
    return stage;
  }

  public String getKey() {
    return key;
  }

  public String getSource() {
    return source;
  }

  public String getGridKind() {
    return gridKind;
  }

  public String getGridClass() {
    return gridClass;
  }

  public String getSeverity() {
    return severity;
  }

  public String getGrade() {
    return grade;
  }

  void setGrade(String to) {
    grade = to;
  }

  public double getValue() {
    return value;
  }

  public int getMinute() {
    return minute;
  }

  public boolean isWorkDay() {
    return workDay;
  }
}
