package org.gridward.rules.fact;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gridward.decision.Grade;
import org.gridward.decision.RowRef;
import org.gridward.rules.fact.Condition.Between;

/**
 * A row of the sheet 阈值规则: which readings of a device are an alarm, and when it is over. Immutable.
 *
 * @param id its number
 * @param ref where it stands
 * @param devices kinds of devices it is for; empty for all
 * @param quantity what is measured, such as {@code water.level}
 * @param unit in which unit its numbers are written, as UCUM writes it
 * @param trigger which readings begin it; empty where only the rate does
 * @param recovery which readings end it; apart from {@code trigger}, so that it does not flutter
 * @param lasting how long readings must stay so before it begins; zero for at once
 * @param ratePerHour how fast a reading must change to begin it, per hour; below zero for a fall
 * @param kind what the alarm is called, for the sheet 分类规则
 * @param grade how bad it is, where the row says so
 */
public record ThresholdRow(
    String id,
    RowRef ref,
    Set<String> devices,
    String quantity,
    String unit,
    Optional<Between> trigger,
    Optional<Between> recovery,
    Duration lasting,
    OptionalDouble ratePerHour,
    String kind,
    Optional<Grade> grade) {

  public ThresholdRow {
    devices = Set.copyOf(devices);
  }
}
