package org.gridward.decision;

import java.util.List;
import org.gridward.deadline.WorkCalendar;
import org.gridward.grid.LocatedEvent;

/**
 * Decides who handles an event. Every event gets an answer, the same event under the same revision
 * gets the same answer, and any number of threads may ask at once. An implementation does not throw
 * for an event it cannot judge: that is an {@link Decision.Unassigned} with its reason.
 */
public interface DecisionPolicy {

  /** Decides a batch, all of it by one revision; answers stand in the order of the events. */
  List<Decision> decide(List<LocatedEvent> events);

  /** Decides one event. */
  default Decision decide(LocatedEvent event) {
    return decide(List.of(event)).get(0);
  }

  /** The accepted rule set that decides now, by its content hash. */
  String revision();

  /** The calendar on which limits of this policy count. */
  WorkCalendar calendar();
}
