package org.gridward.testkit;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Decision;
import org.gridward.decision.DecisionPolicy;
import org.gridward.decision.Grade;
import org.gridward.grid.LocatedEvent;

/** Gives everything to the sanitation office; kind {@code urgent} is urgent. Counts its answers. */
public final class PlainPolicy implements DecisionPolicy {

  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public List<Decision> decide(List<LocatedEvent> events) {
    asked.addAndGet(events.size());
    return events.stream().map(PlainPolicy::one).toList();
  }

  private static Decision one(LocatedEvent located) {
    var urgent = located.event().kind().equals("urgent");
    return Samples.assigned(urgent ? Grade.URGENT : Grade.GENERAL);
  }

  /** How many events it was asked about so far. */
  public int asked() {
    return asked.get();
  }

  @Override
  public String revision() {
    return "r1";
  }

  @Override
  public WorkCalendar calendar() {
    return WorkCalendar.roundTheClock(ZoneId.of("Asia/Shanghai"));
  }
}
