package org.gridward.rules.replay;

import java.time.Instant;
import java.util.Optional;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Effect;

/**
 * One event that a changed policy would treat otherwise.
 *
 * @param located the event
 * @param kind what differs first
 * @param before what came of it
 * @param after what would
 * @param dueBefore its deadline
 * @param dueAfter what its deadline would be
 */
public record Difference(
    LocatedEvent located,
    Kind kind,
    Effect before,
    Effect after,
    Optional<Instant> dueBefore,
    Optional<Instant> dueAfter) {

  /** What differs, the weightiest first. */
  public enum Kind {
    /** Nothing. */
    SAME("相同"),
    /** Nobody would be named any more. */
    UNOWNED("变为无人负责"),
    /** Somebody would be named where nobody was. */
    NEWLY_OWNED("变为有人负责"),
    /** Another department. */
    OWNER("责任部门变化"),
    /** Another way of handling it. */
    ACTION("处置方式变化"),
    /** Another limit. */
    DEADLINE("时限变化"),
    /** Others who work with it or are informed. */
    HELPERS("协办或抄送变化"),
    /** Another grade. */
    GRADE("等级变化"),
    /** Other people told. */
    NOTICES("通知变化");

    private final String zh;

    Kind(String zh) {
      this.zh = zh;
    }

    public String zh() {
      return zh;
    }

    static Kind of(Effect before, Effect after) {
      if (before.lead().isPresent() != after.lead().isPresent()) {
        return before.lead().isPresent() ? UNOWNED : NEWLY_OWNED;
      }
      if (before.lead().isEmpty()) {
        return SAME; // nobody before and nobody after
      }
      var sameLead = before.lead().map(it -> it.code()).equals(after.lead().map(it -> it.code()));
      if (!sameLead) {
        return OWNER;
      }
      if (before.handling() != after.handling()) {
        return ACTION;
      }
      if (!before.limit().equals(after.limit())) {
        return DEADLINE;
      }
      if (!before.coHandlers().equals(after.coHandlers())
          || !before.informed().equals(after.informed())) {
        return HELPERS;
      }
      if (!before.grade().equals(after.grade())) {
        return GRADE;
      }
      return before.notices().equals(after.notices()) ? SAME : NOTICES;
    }
  }
}
