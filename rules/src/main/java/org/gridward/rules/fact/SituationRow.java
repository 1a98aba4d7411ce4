package org.gridward.rules.fact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridward.decision.Grade;
import org.gridward.decision.RowRef;

/**
 * A row of the sheet 态势规则: what many events together mean, or the lack of any, and what is done
 * about it. Immutable.
 *
 * @param id its number
 * @param ref where it stands
 * @param categories codes of the categories it watches; with {@code kinds} empty: all events
 * @param kinds our or the device's words it watches; one that ends in {@code .*} is a family
 * @param conditions what else an event must be
 * @param scope what lies together
 * @param trigger when it speaks
 * @param deeds what is done then, never empty
 * @param grade how bad it is then; empty: one grade above what each case has
 * @param quiet after so long without another event it is over
 * @param basis the clause it stands on
 * @param note as written
 */
public record SituationRow(
    String id,
    RowRef ref,
    Set<String> categories,
    Set<String> kinds,
    List<Asked> conditions,
    Scope scope,
    Trigger trigger,
    Set<Deed> deeds,
    Optional<Grade> grade,
    Duration quiet,
    String basis,
    String note) {

  public SituationRow {
    categories = Set.copyOf(categories);
    kinds = Set.copyOf(kinds);
    conditions = List.copyOf(conditions);
    deeds = Set.copyOf(deeds);
  }

  /**
   * What lies together (范围).
   *
   * @param level which ground
   * @param metres radius, for {@link Level#RADIUS}
   */
  public record Scope(Level level, int metres) {

    /** Which ground. */
    public enum Level {
      DEVICE,
      GRID,
      COMMUNITY,
      SUBDISTRICT,
      RADIUS,
      TOWN
    }
  }

  /** When a row speaks. */
  public sealed interface Trigger {

    /** How far back it looks. */
    Duration length();

    /**
     * So many events within a time (次数、时窗).
     *
     * @param count 2 or more
     * @param sources from at least so many devices or channels of people, 1 or more
     * @param length how far they may lie apart
     */
    record Gathering(int count, int sources, Duration length) implements Trigger {}

    /**
     * No event for so long (静默时长), after there was one.
     *
     * @param length how long
     */
    record Silence(Duration length) implements Trigger {}
  }

  /** What is done (动作). */
  public enum Deed {
    /** 提级: the cases of these events are graded higher. */
    RAISE,
    /** 联合立案: one case for all of them. */
    JOIN,
    /** 预警: a case that warns of it. */
    WARN,
    /** 主动服务: a case that sends somebody to look. */
    CARE
  }

  /** How often something that goes on is told again. */
  public Duration news() {
    var longest = trigger.length().compareTo(quiet) > 0 ? trigger.length() : quiet;
    return longest.dividedBy(2);
  }

  /** How far back events tell all that this row must know. */
  public Duration reach() {
    var longest = trigger.length().compareTo(quiet) > 0 ? trigger.length() : quiet;
    return longest.multipliedBy(2);
  }

  /** Whether a word for what happened is among those it watches. */
  public boolean watches(String kind) {
    return kinds.contains(kind)
        || kinds.stream()
            .anyMatch(it -> it.endsWith(".*") && kind.startsWith(it.substring(0, it.length() - 1)));
  }
}
