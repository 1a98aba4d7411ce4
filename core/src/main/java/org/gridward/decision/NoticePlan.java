package org.gridward.decision;

import java.time.Duration;
import org.gridward.department.Role;

/**
 * Somebody to be told at one moment of the case (通知).
 *
 * @param when the moment
 * @param role whom, in the lead department
 * @param channel how, such as {@code sms}, {@code app}, {@code mail}
 * @param template the text, with {@code {case}}, {@code {category}}, {@code {grid}}, {@code
 *     {department}} and {@code {due}} to be filled in
 * @param after how long after the moment; more than zero only for {@link Moment#OVERDUE} (升级)
 */
public record NoticePlan(Moment when, Role role, String channel, String template, Duration after) {

  public NoticePlan {
    after = after == null ? Duration.ZERO : after; // what was stored before there were delays
    if (after.isNegative() || !after.isZero() && when != Moment.OVERDUE) {
      throw new IllegalArgumentException(
          "A notice of " + when + " comes " + after + " after it; only OVERDUE has a delay.");
    }
  }

  /** Somebody to be told at the moment itself. */
  public NoticePlan(Moment when, Role role, String channel, String template) {
    this(when, role, channel, template, Duration.ZERO);
  }

  /** The moments at which people are told. */
  public enum Moment {
    /** 派遣. */
    ASSIGNED,
    /** 提醒: before the deadline. */
    REMINDER,
    /** 超时: at the deadline. */
    OVERDUE,
    /** 紧急: at once, for urgent cases only. */
    URGENT,
    /** 退单. */
    SENT_BACK,
    /** 转办. */
    TRANSFERRED,
    /** 办结. */
    CLOSED
  }
}
