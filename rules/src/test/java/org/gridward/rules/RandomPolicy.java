package org.gridward.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gridward.deadline.LimitUnit;
import org.gridward.deadline.TimeLimit;
import org.gridward.deadline.WorkCalendar;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Handling;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason.Stage;
import org.gridward.decision.RowRef;
import org.gridward.department.Department;
import org.gridward.department.Role;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.CodeForm;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Condition.Hours;
import org.gridward.rules.fact.Field;
import org.gridward.rules.fact.Outcome;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;

/**
 * Policies and events out of few words, so that rows meet events often, contradict each other and
 * stand on their bounds: midnight, equal numbers, first and last days, areas that share a name.
 */
final class RandomPolicy {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final List<String> KINDS =
      List.of("video.motion", "video.parking", "gas.leak", "city.garbage", "other");
  private static final List<String> AREAS =
      List.of("东村", "西村", "禾塘镇", "东村第一网格", "330421100201", "330421100", "330421", "无");
  private static final List<String> PHRASES = List.of("占道", "漏水", "水", "a");

  private final SplittableRandom random;
  private final List<Category> categories =
      IntStream.range(0, 6)
          .mapToObj(it -> new Category(Category.Kind.EVENT, "0" + it, "大类" + it / 2, "小类" + it))
          .toList();
  private final List<Department> departments =
      List.of(
          new Department("A", "甲", Department.Kind.LINE),
          new Department("B", "乙", Department.Kind.TERRITORY),
          new Department("Z", "指挥中心", Department.Kind.COMMAND_CENTRE));
  private final List<LocalTime> times = new ArrayList<>();
  private final List<Grid> grids = new ArrayList<>();

  RandomPolicy(long seed) {
    random = new SplittableRandom(seed);
    var bounds = random.nextInt(8) == 0 ? 60 : 5; // sometimes more than bits can tell
    for (var i = 0; i < bounds; i++) {
      times.add(LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)));
    }
    times.add(LocalTime.MIDNIGHT);
    for (var i = 0; i < 6; i++) {
      grids.add(grid(i));
    }
  }

  private Grid grid(int number) {
    var community = "33042110020" + number / 2;
    return Grid.of(
        new GridCode(community + "00" + (1 + number % 2)),
        number == 4 ? "东村" : "东村第" + (number == 0 ? "一" : number) + "网格",
        number % 3 == 2 ? GridKind.DEDICATED : GridKind.BASIC,
        number % 3 == 2 ? Optional.empty() : Optional.of(pick(List.of(GridClass.values()))),
        number == 5
            ? List.of()
            : List.of(
                new Area(Area.Level.COMMUNITY, community, number < 2 ? "东村" : "西村"),
                new Area(Area.Level.SUBDISTRICT, "330421100", "禾塘镇"),
                new Area(Area.Level.DISTRICT, "330421", "嘉善县")));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  /** A policy of 1 to 60 rows under this name. */
  RuleSet policy(String revision) {
    var rows = new ArrayList<PolicyRow>();
    var count = 1 + random.nextInt(60);
    for (var i = 0; i < count; i++) {
      rows.add(row("R" + (100 + i)));
    }
    rows.sort(Comparator.comparing(PolicyRow::id));
    var byCode = new LinkedHashMap<String, Category>();
    categories.forEach(it -> byCode.put(it.code(), it));
    var calendar =
        WorkCalendar.of(
            SHANGHAI,
            Map.of(MONDAY.getDayOfWeek(), span(), MONDAY.plusDays(1).getDayOfWeek(), span()),
            Map.of());
    return new RuleSet(
        revision,
        SHANGHAI,
        CodeForm.DIGITS_15,
        calendar,
        Map.of("A", departments.get(0), "B", departments.get(1), "Z", departments.get(2)),
        Map.of("B", List.of("东村")),
        byCode,
        Map.of(),
        IntStream.range(0, rows.size()).mapToObj(it -> rows.get(it).at(it)).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<WorkCalendar.Span> span() {
    return List.of(new WorkCalendar.Span(LocalTime.of(8, 30), LocalTime.of(17, 30)));
  }

  private PolicyRow row(String id) {
    var stage = pick(List.of(Stage.values()));
    var level = random.nextInt(3);
    var keys = keys(stage, level);
    return new PolicyRow(
        stage,
        id,
        0,
        new RowRef("random", stage.name(), id),
        keys,
        level,
        "小类",
        String.join("、", keys),
        conditions(stage, level),
        chance(3) ? random.nextInt(100) : 50,
        chance(5) ? Optional.of(MONDAY.plusDays(random.nextInt(5))) : Optional.empty(),
        chance(5) ? Optional.of(MONDAY.plusDays(random.nextInt(5))) : Optional.empty(),
        outcome(stage),
        "",
        "");
  }

  private Set<String> keys(Stage stage, int level) {
    if (level == 0 || stage == Stage.CLASSIFY && level == 1) {
      return Set.of();
    }
    var words =
        stage == Stage.CLASSIFY
            ? KINDS
            : categories.stream().map(it -> level == 2 ? it.code() : it.major()).toList();
    return some(words, 2);
  }

  private Set<String> some(List<String> words, int most) {
    var some = new TreeSet<String>();
    for (var i = 1 + random.nextInt(most); i > 0; i--) {
      some.add(pick(words));
    }
    return some;
  }

  private List<Asked> conditions(Stage stage, int level) {
    var all = new ArrayList<Asked>();
    for (var field : Field.values()) {
      var family = field == Field.KIND && stage == Stage.CLASSIFY && level == 1;
      if (family || chance(5) && isAsked(stage, field)) {
        all.add(new Asked(field, field.name(), "…", condition(field)));
      }
    }
    return all;
  }

  private static boolean isAsked(Stage stage, Field field) {
    return switch (field) {
      case CATEGORY, KIND -> false; // keys, or families of kinds
      case GRADE -> stage == Stage.LIMIT || stage == Stage.NOTIFY;
      default -> true;
    };
  }

  private Condition condition(Field field) {
    return switch (field) {
      case SOURCE -> oneOf(names(Source.values()));
      case KIND -> oneOf(List.of("video.*", "gas.*", "other", "*"));
      case AREA -> oneOf(AREAS);
      case GRID_KIND -> oneOf(names(GridKind.values()));
      case GRID_CLASS -> oneOf(names(GridClass.values()));
      case SEVERITY -> oneOf(names(Severity.values()));
      case GRADE -> oneOf(names(Grade.values()));
      case OWNER -> oneOf(List.of("水务", "国网"));
      case COMPONENT -> oneOf(List.of("井盖1", "井盖2"));
      case TEXT -> new Condition.Has(List.copyOf(some(PHRASES, 2)));
      case VALUE -> between();
      case HOURS -> new Hours(pick(List.of(Hours.Days.values())), pick(times), pick(times));
      case CATEGORY -> throw new IllegalArgumentException("Rows have their category as key.");
    };
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private Condition oneOf(List<String> words) {
    return new Condition.OneOf(some(words, 3), chance(3));
  }

  private Condition between() {
    var low = chance(3) ? Double.NEGATIVE_INFINITY : random.nextInt(5);
    var high = chance(3) ? Double.POSITIVE_INFINITY : random.nextInt(5);
    return new Condition.Between(low, random.nextBoolean(), high, random.nextBoolean());
  }

  private Outcome outcome(Stage stage) {
    var grade = maybe(() -> pick(List.of(Grade.values())));
    var limit = TimeLimit.of(1 + random.nextInt(9), LimitUnit.HOUR);
    return switch (stage) {
      case CLASSIFY -> new Outcome.Classified(pick(categories), grade);
      case ROUTE ->
          new Outcome.Routed(
              maybe(() -> pick(departments)),
              List.of(),
              List.of(),
              pick(List.of(Handling.values())),
              Optional.empty(),
              Optional.of(limit),
              Optional.empty(),
              grade);
      case LIMIT -> new Outcome.Limited(Optional.empty(), limit, Optional.empty(), List.of());
      case NOTIFY ->
          new Outcome.Told(
              new NoticePlan(pick(List.of(NoticePlan.Moment.values())), Role.HANDLER, "app", "模板"));
    };
  }

  /** An event whose values stand on the bounds of rows. */
  LocatedEvent event(String id) {
    var time = chance(3) ? pick(times) : LocalTime.ofSecondOfDay(random.nextInt(86_400));
    var moment = MONDAY.plusDays(random.nextInt(6)).atTime(time).atZone(SHANGHAI).toInstant();
    var before = chance(6) ? moment.minusNanos(1) : moment;
    var event = builder(id, before);
    var grid = chance(5) ? Optional.<Grid>empty() : Optional.of(pick(grids));
    return new LocatedEvent(event.build(), grid, Optional.empty());
  }

  private Event.Builder builder(String id, Instant at) {
    var event = Event.builder(new EventId(id), pick(List.of(Source.values())), pick(KINDS), at);
    maybe(() -> pick(KINDS)).ifPresent(event::nativeKind);
    maybe(() -> pick(List.of(Severity.values()))).ifPresent(event::severity);
    maybe(() -> new Measure("m", random.nextInt(6) - (chance(4) ? 0.5 : 0), "1"))
        .ifPresent(event::measure);
    maybe(() -> pick(List.of("门口占道", "漏水了", "bcd", "A"))).ifPresent(event::text);
    maybe(() -> pick(List.of("水务", "国网", "移动"))).ifPresent(it -> event.attribute("owner", it));
    maybe(() -> "井盖" + random.nextInt(3)).ifPresent(event::componentId);
    if (chance(3)) {
      event.category(chance(5) ? "unknown" : pick(categories).code());
    }
    return event;
  }
}
