package org.gridward.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.decision.Grade;
import org.gridward.event.Source;

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
 * @param openedAt when it was taken in
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
    boolean fallback) {}
