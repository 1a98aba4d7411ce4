package org.gridward.rules.situation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridward.decision.Grade;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.rules.check.SituationSentence;
import org.gridward.rules.engine.situation.Finding;
import org.gridward.rules.engine.situation.Finding.News;
import org.gridward.rules.engine.situation.Sighted;
import org.gridward.rules.fact.SituationRow;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.rules.fact.SituationRow.Trigger.Silence;

/** Findings as events, and back. The same news of the same situation is the same event. */
public final class FindingEvents {

  /** All kinds of findings begin with it. */
  static final String FAMILY = "situation.";

  private static final String ROW = "situation.row";
  private static final String PLACE = "situation.place";
  private static final String SINCE = "situation.since";
  private static final String NEWS = "situation.news";
  private static final int MOST_NAMED = 20;
  private static final int LONGEST_PLACE = 100;

  private FindingEvents() {}

  /**
   * What was told of a situation.
   *
   * @param row number of the row
   * @param place the place among those of the row
   * @param news what was new
   * @param since since when
   */
  public record Told(String row, String place, News news, Instant since) {}

  /** The event that tells a finding; {@link News#JOINED} is not told. */
  static Event event(Finding it, Instant now) {
    var row = it.row();
    var event =
        Event.builder(id(it, it.news()), Source.PLATFORM, kind(row), now)
            .occurredAt(it.at().isAfter(now) ? now : it.at(), TimeQuality.DEVICE_UTC)
            .phase(phase(it))
            .situation(situation(it))
            .text(SituationSentence.found(row, it.evidence().size(), it.reporters()))
            .attribute(ROW, row.id())
            .attribute(PLACE, it.place())
            .attribute(SINCE, it.since().toString())
            .attribute(NEWS, it.news().name());
    category(it).ifPresent(event::category);
    row.grade().map(FindingEvents::severity).ifPresent(event::severity);
    Optional.ofNullable(it.newest()).flatMap(Sighted::location).ifPresent(event::location);
    Optional.ofNullable(it.newest())
        .flatMap(Sighted::device)
        .filter(device -> row.trigger() instanceof Silence)
        .ifPresent(device -> event.attribute("device", device.toString()));
    if (!it.evidence().isEmpty()) {
      event.measure(new Measure("count", it.evidence().size(), "1"));
      event.attribute("events", named(it));
    }
    return event.build();
  }

  private static String named(Finding it) {
    return it.evidence().stream()
        .limit(MOST_NAMED)
        .map(of -> of.event().value())
        .collect(Collectors.joining(" "));
  }

  /** The event that told that it holds. */
  static EventId opening(Finding it) {
    return id(it, News.RAISED);
  }

  private static EventId id(Finding it, News news) {
    var last = news == News.HOLDS ? "/" + it.at().toEpochMilli() : "";
    return new EventId(key(it) + "/" + it.since().toEpochMilli() + "/" + news + last);
  }

  /** What gathers may be forgotten with its row; who is silent is so until heard of again. */
  private static Situation situation(Finding it) {
    return it.row().trigger() instanceof Silence
        ? Situation.until(key(it))
        : Situation.silentAfter(key(it), it.row().reach());
  }

  private static String key(Finding it) {
    var place = it.place().length() > LONGEST_PLACE ? hash(it.place()) : it.place();
    return "situation/" + it.row().id() + "/" + place;
  }

  private static String hash(String place) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(place.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  private static String kind(SituationRow row) {
    if (row.deeds().contains(Deed.JOIN)) {
      return FAMILY + "joint";
    }
    if (row.deeds().contains(Deed.CARE)) {
      return FAMILY + "care";
    }
    return FAMILY + (row.deeds().contains(Deed.WARN) ? "warning" : "raised");
  }

  /** Whether it shall have a case of its own. */
  static boolean hasCase(SituationRow row) {
    return row.deeds().stream().anyMatch(it -> it != Deed.RAISE);
  }

  /** A gathering that goes on after its case was closed opens another; silence does not. */
  private static Phase phase(Finding it) {
    if (!hasCase(it.row())) {
      return Phase.MEASUREMENT;
    }
    return switch (it.news()) {
      case RAISED -> Phase.START;
      case CLEARED -> Phase.END;
      default -> it.row().trigger() instanceof Silence ? Phase.HEARTBEAT : Phase.UPDATE;
    };
  }

  /** What the row watches, where that is one category; else what the newest event is. */
  private static Optional<String> category(Finding it) {
    var watched = it.row().categories();
    return watched.size() == 1
        ? watched.stream().findFirst()
        : Optional.ofNullable(it.newest()).flatMap(Sighted::category);
  }

  private static Severity severity(Grade grade) {
    return switch (grade) {
      case GENERAL -> Severity.LOW;
      case MAJOR -> Severity.HIGH;
      case URGENT -> Severity.CRITICAL;
    };
  }

  /** What an event of the platform has told; empty for one that is no finding. */
  public static Optional<Told> told(Event event) {
    var attributes = event.attributes();
    var whole =
        event.source() == Source.PLATFORM
            && attributes.keySet().containsAll(Set.of(ROW, PLACE, SINCE, NEWS));
    try {
      return whole
          ? Optional.of(
              new Told(
                  attributes.get(ROW),
                  attributes.get(PLACE),
                  News.valueOf(attributes.get(NEWS)),
                  Instant.parse(attributes.get(SINCE))))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty(); // somebody else wrote it
    }
  }
}
