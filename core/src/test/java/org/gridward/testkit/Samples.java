package org.gridward.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gridward.deadline.LimitUnit;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Candidate;
import org.gridward.decision.Category;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Explanation;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.Limits;
import org.gridward.decision.Match;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason;
import org.gridward.decision.RowRef;
import org.gridward.department.Department;
import org.gridward.department.Role;
import org.gridward.event.Datum;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.ImageRegion;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.MediaRef;
import org.gridward.event.Phase;
import org.gridward.event.RawBytes;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.grid.Validity;

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

  /** An event with everything that an event can tell, located in a village grid. */
  public static LocatedEvent full(String id) {
    var location =
        new Location(120.9, 30.9, Datum.GCJ02, OptionalDouble.of(12.5), Location.Method.ASSET);
    var event =
        Event.builder(new EventId(id), Source.CAMERA, "video.motion", NOW.plusNanos(123_456_789))
            .sourceRef("7")
            .occurredAt(NOW.minusNanos(1), TimeQuality.DEVICE_OFFSET)
            .location(location)
            .addressText("沙塘路 7 号")
            .nativeKind("VMD")
            .category("0102")
            .text("路口有垃圾 🗑")
            .severity(Severity.HIGH)
            .device(new Device("hik:4f:e4:2f:81:cd:1b", Optional.of("1")))
            .phase(Phase.START)
            .situation(Situation.silentAfter("s-" + id, Duration.ofMillis(5_500)))
            .measure(new Measure("water_level", 12.25, "cm"))
            .region(new ImageRegion("2", List.of(new ImageRegion.Point(0.25, 0.5))))
            .media(new MediaRef("sha256:00", "image/jpeg", OptionalLong.of(7)))
            .componentId("3205080101000001")
            .attribute("b", "2")
            .attribute("a", "1")
            .raw(RawBytes.of(new byte[] {0, 1, 2}))
            .build();
    var code = new GridCode("330421100201001");
    var grid =
        new Grid(
            code,
            "沙塘村第一网格",
            GridKind.BASIC,
            Optional.of(GridClass.II),
            List.of(new Area(Area.Level.COMMUNITY, "330421100201", "沙塘村")),
            new Validity(Optional.of(NOW.minusSeconds(86_400)), Optional.of(NOW.plusNanos(1))),
            List.of(new GridCode("330421100201007"), new GridCode("330421100201008")),
            List.of(new GridCode("330421100201101")));
    var proof =
        new GridProof(
            "g1",
            location,
            120.9,
            30.9,
            Optional.of(code),
            List.of(code),
            false,
            OptionalDouble.of(3.5),
            true,
            Optional.empty());
    return new LocatedEvent(event, Optional.of(grid), Optional.of(proof));
  }

  /** A decision with everything that a decision can tell. */
  public static Assigned fullDecision() {
    var plain = assigned(Grade.MAJOR);
    var row = new RowRef("派单规则.xlsx", "派单规则", "A14");
    var reason =
        new Reason(
            Reason.Stage.ROUTE,
            "SR-013",
            row,
            "暴露垃圾归环卫所",
            "城市市容和环境卫生管理条例",
            List.of(new Match("区域", "沙塘村", "沙塘村")),
            List.of(new Candidate("SR-001", row, "村委会", Candidate.Step.AREA)));
    return new Assigned(
        plain.category(),
        plain.grade(),
        plain.lead(),
        plain.coHandlers(),
        List.of(ENFORCEMENT),
        Handling.ESCALATE,
        new Limits(
            Optional.of(TimeLimit.of(30, LimitUnit.MINUTE)),
            TimeLimit.SAME_DAY,
            Optional.of(TimeLimit.of(1, LimitUnit.WORK_HOUR)),
            NOW.plusSeconds(1),
            NOW),
        plain.notices(),
        true,
        new Explanation("r2", full("p").proof(), List.of(reason)));
  }

  /** Nobody. */
  public static Unassigned unassigned() {
    return new Unassigned(
        Unassigned.Cause.UNLOCATED,
        "no grid",
        Optional.of(RUBBISH),
        new Explanation("r1", Optional.empty(), List.of()));
  }

  /** The plain decision, due four hours after that moment. */
  public static Assigned assignedAt(Instant at) {
    var plain = assigned(Grade.GENERAL);
    var limits =
        new Limits(
            Optional.empty(),
            plain.limits().handle(),
            Optional.empty(),
            at.plus(Duration.ofHours(4)),
            at.plus(Duration.ofHours(3)));
    return with(plain, limits, plain.notices());
  }

  /** A decision that no store can write: two of its notices have one id. */
  public static Assigned assignedThatFails() {
    var plain = assigned(Grade.GENERAL);
    var twice = plan(NoticePlan.Moment.ASSIGNED);
    return with(plain, plain.limits(), List.of(twice, twice));
  }

  private static Assigned with(Assigned plain, Limits limits, List<NoticePlan> notices) {
    return new Assigned(
        plain.category(),
        plain.grade(),
        plain.lead(),
        plain.coHandlers(),
        plain.informed(),
        plain.handling(),
        limits,
        notices,
        plain.fallback(),
        plain.explanation());
  }
}
