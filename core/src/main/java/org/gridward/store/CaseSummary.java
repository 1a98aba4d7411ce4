package org.gridward.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.decision.Category;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Grade;
import org.gridward.department.Department;
import org.gridward.event.Source;
import org.gridward.grid.Grid;

/**
 * A case as a list shows it.
 *
 * @param id its number
 * @param state where it stands
 * @param grade how bad it is
 * @param source who reported
 * @param kind what was reported, in our word
 * @param categoryCode what it is; empty while nobody could say
 * @param categoryName the category's name
 * @param leadCode who has it, else who would get it by the rules
 * @param leadName that department's name
 * @param gridCode where
 * @param gridName the grid's name
 * @param longitude degrees WGS84
 * @param latitude degrees WGS84
 * @param text what the reporter wrote, cut to 200 characters
 * @param openedAt when it was taken in, to the millisecond
 * @param dueAt the deadline that counts now
 * @param reports how many events it stands for
 * @param supervised whether it is watched from above
 * @param fallback whether only the fallback row had an answer
 */
public record CaseSummary(
    CaseId id,
    CaseState state,
    Grade grade,
    Source source,
    String kind,
    Optional<String> categoryCode,
    Optional<String> categoryName,
    Optional<String> leadCode,
    Optional<String> leadName,
    Optional<String> gridCode,
    Optional<String> gridName,
    OptionalDouble longitude,
    OptionalDouble latitude,
    Optional<String> text,
    Instant openedAt,
    Optional<Instant> dueAt,
    int reports,
    boolean supervised,
    boolean fallback) {

  private static final int SUMMARY = 200;

  /** What a list shows of a case. */
  public static CaseSummary of(CaseFile it) {
    var event = it.located().event();
    var assigned =
        it.decision() instanceof Assigned of ? Optional.of(of) : Optional.<Assigned>empty();
    var category = it.decision().findCategory();
    var lead = it.lead().or(() -> assigned.map(Assigned::lead));
    var grid = it.located().grid();
    var proof = it.located().proof();
    return new CaseSummary(
        it.id(),
        it.state(),
        it.grade(),
        event.source(),
        event.kind(),
        category.map(Category::code),
        category.map(Category::minor),
        lead.map(Department::code),
        lead.map(Department::name),
        grid.map(of -> of.code().value()),
        grid.map(Grid::name),
        proof.map(of -> OptionalDouble.of(of.longitude())).orElse(OptionalDouble.empty()),
        proof.map(of -> OptionalDouble.of(of.latitude())).orElse(OptionalDouble.empty()),
        event.text().map(CaseSummary::cut),
        it.openedAt().truncatedTo(ChronoUnit.MILLIS),
        it.dueAt().map(due -> due.truncatedTo(ChronoUnit.MILLIS)),
        it.reports(),
        it.supervised(),
        assigned.map(Assigned::fallback).orElse(false));
  }

  /** Never through the middle of a character. */
  private static String cut(String text) {
    var length = Math.min(SUMMARY, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
