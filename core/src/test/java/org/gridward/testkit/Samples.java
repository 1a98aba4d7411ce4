package org.gridward.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.deadline.LimitUnit;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Category;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Explanation;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.Limits;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason;
import org.gridward.decision.RowRef;
import org.gridward.department.Department;
import org.gridward.department.Role;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;

/** Plain events and decisions to test with; all times hang on {@link #NOW}. */
public final class Samples {

  /** A Monday, 10:00 in Shanghai. */
  public static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  public static final Department SANITATION = new Department("HW", "环卫所", Department.Kind.LINE);
  public static final Department ENFORCEMENT =
      new Department("ZF", "综合行政执法队", Department.Kind.LINE);
  public static final Category RUBBISH = new Category(Category.Kind.EVENT, "0102", "市容环境", "暴露垃圾");

  private Samples() {}

  /** An event of that source, received {@link #NOW}, with the source's name as id. */
  public static Event event(Source source) {
    return Event.builder(new EventId(source.name()), source, "report", NOW).build();
  }

  /** Rubbish for the sanitation office, due in 4 hours, reminder after 3, with every notice. */
  public static Assigned assigned(Grade grade) {
    var row = new RowRef("派单规则.xlsx", "派单规则", "A13");
    var reason =
        new Reason(Reason.Stage.ROUTE, "SR-013", row, "暴露垃圾归环卫所", "", List.of(), List.of());
    return new Assigned(
        RUBBISH,
        grade,
        SANITATION,
        List.of(ENFORCEMENT),
        List.of(),
        Handling.DISPATCH,
        new Limits(
            Optional.empty(),
            TimeLimit.of(4, LimitUnit.HOUR),
            Optional.empty(),
            NOW.plusSeconds(4 * 3600),
            NOW.plusSeconds(3 * 3600)),
        List.of(
            plan(NoticePlan.Moment.ASSIGNED),
            plan(NoticePlan.Moment.REMINDER),
            plan(NoticePlan.Moment.OVERDUE),
            plan(NoticePlan.Moment.URGENT),
            plan(NoticePlan.Moment.SENT_BACK),
            plan(NoticePlan.Moment.TRANSFERRED),
            plan(NoticePlan.Moment.CLOSED)),
        false,
        new Explanation("r1", Optional.empty(), List.of(reason)));
  }

  private static NoticePlan plan(NoticePlan.Moment when) {
    return new NoticePlan(
        when, Role.HANDLER, "sms", when + " {case} {category} {grid} {department} {due}");
  }

  /** That event in no grid. */
  public static LocatedEvent nowhere(Source source) {
    return LocatedEvent.nowhere(event(source));
  }
}
