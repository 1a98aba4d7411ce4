package org.gridward.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gridward.casefile.CaseState;

/**
 * Which cases a list shows. What is empty does not filter.
 *
 * @param states where they stand
 * @param department code of the department that has or would get them
 * @param category code of their category
 * @param grid code of their grid
 * @param source name of their {@link org.gridward.event.Source}
 * @param dueBefore with a deadline before this moment
 * @param openedSince opened at this moment or later
 * @param order in which order
 * @param cursor the {@link Page#next()} of the page before
 * @param limit 1 to {@value #MOST}
 */
public record CaseQuery(
    Set<CaseState> states,
    Optional<String> department,
    Optional<String> category,
    Optional<String> grid,
    Optional<String> source,
    Optional<Instant> dueBefore,
    Optional<Instant> openedSince,
    Order order,
    Optional<String> cursor,
    int limit) {

  /** Longest page. */
  public static final int MOST = 1_000;

  /** In which order a list stands. */
  public enum Order {
    /** Newest first. */
    NEWEST,
    /** Soonest deadline first, those without one last. */
    DUE
  }

  public CaseQuery {
    states = Set.copyOf(states);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit is " + limit + "; write 1 to " + MOST + ".");
    }
  }

  /** All cases in one order. */
  public static CaseQuery all(Order order, int limit) {
    return new CaseQuery(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order,
        Optional.empty(),
        limit);
  }

  public CaseQuery states(Set<CaseState> only) {
    return new CaseQuery(
        only, department, category, grid, source, dueBefore, openedSince, order, cursor, limit);
  }

  public CaseQuery dueBefore(Instant moment) {
    var before = Optional.of(moment);
    return new CaseQuery(
        states, department, category, grid, source, before, openedSince, order, cursor, limit);
  }

  public CaseQuery openedSince(Instant moment) {
    var since = Optional.of(moment);
    return new CaseQuery(
        states, department, category, grid, source, dueBefore, since, order, cursor, limit);
  }

  public CaseQuery cursor(String next) {
    var from = Optional.of(next);
    return new CaseQuery(
        states, department, category, grid, source, dueBefore, openedSince, order, from, limit);
  }
}
