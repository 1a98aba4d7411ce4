package org.gridward.examples.host.api;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.store.CaseSummary;

/** A case as lists show it. */
public record CaseRow(
    String id,
    String state,
    String grade,
    String source,
    String kind,
    Optional<Named> category,
    Optional<Named> lead,
    Optional<Named> grid,
    OptionalDouble longitude,
    OptionalDouble latitude,
    Optional<String> text,
    Instant openedAt,
    Optional<Instant> dueAt,
    int reports,
    boolean supervised,
    boolean fallback) {

  static CaseRow of(CaseSummary it) {
    return new CaseRow(
        it.id().value(),
        it.state().name(),
        it.grade().name(),
        it.source().name(),
        it.kind(),
        Named.of(it.categoryCode(), it.categoryName()),
        Named.of(it.leadCode(), it.leadName()),
        Named.of(it.gridCode(), it.gridName()),
        it.longitude(),
        it.latitude(),
        it.text(),
        it.openedAt(),
        it.dueAt(),
        it.reports(),
        it.supervised(),
        it.fallback());
  }
}
