package org.gridward.rules.fact;

import java.util.List;
import java.util.Optional;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.NoticePlan;
import org.gridward.department.Department;

/**
 * What comes of a verdict, without its explanation: what two policies are compared by.
 *
 * @param lead who handles it; empty where nobody could be named
 * @param coHandlers who works with it
 * @param informed who is told
 * @param handling what the lead shall do
 * @param limit how long it may take
 * @param grade how bad it is
 * @param notices the messages that are sent
 */
public record Effect(
    Optional<Department> lead,
    List<Department> coHandlers,
    List<Department> informed,
    Handling handling,
    TimeLimit limit,
    Optional<Grade> grade,
    List<NoticePlan> notices) {

  public Effect {
    coHandlers = List.copyOf(coHandlers);
    informed = List.copyOf(informed);
    notices = List.copyOf(notices);
  }
}
