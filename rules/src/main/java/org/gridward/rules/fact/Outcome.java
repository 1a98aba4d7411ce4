package org.gridward.rules.fact;

import java.util.List;
import java.util.Optional;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.NoticePlan;
import org.gridward.department.Department;

/** What a row decides. */
public sealed interface Outcome {

  /** What an event is. */
  record Classified(Category category, Optional<Grade> grade) implements Outcome {
    @Override
    public String toString() {
      return category.minor() + grade.map(it -> ", " + it).orElse("");
    }
  }

  /**
   * Who handles it.
   *
   * @param lead the department; empty for the territory of the grid (属地)
   * @param coHandlers who works with it
   * @param informed who is told
   * @param handling what the lead shall do
   * @param accept limit to take it in hand, where the row sets one
   * @param limit limit to handle it, where the row sets one
   * @param reminder how long before, where the row sets one
   * @param grade how bad it is, where the row says so
   */
  record Routed(
      Optional<Department> lead,
      List<Department> coHandlers,
      List<Department> informed,
      Handling handling,
      Optional<TimeLimit> accept,
      Optional<TimeLimit> limit,
      Optional<TimeLimit> reminder,
      Optional<Grade> grade)
      implements Outcome {
    @Override
    public String toString() {
      return lead.map(Department::name).orElse("属地");
    }
  }

  /**
   * How long it may take.
   *
   * @param accept limit to take it in hand, where the row sets one
   * @param limit limit to handle it
   * @param reminder how long before, where the row sets one
   * @param escalations who is told when it stays overdue (升级), soonest first
   */
  record Limited(
      Optional<TimeLimit> accept,
      TimeLimit limit,
      Optional<TimeLimit> reminder,
      List<NoticePlan> escalations)
      implements Outcome {

    public Limited {
      escalations = List.copyOf(escalations);
    }

    @Override
    public String toString() {
      return limit.toString();
    }
  }

  /** Who is told. */
  record Told(NoticePlan plan) implements Outcome {
    @Override
    public String toString() {
      return plan.when() + " " + plan.role() + " " + plan.channel();
    }
  }
}
