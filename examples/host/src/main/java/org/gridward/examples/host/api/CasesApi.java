package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Move;
import org.gridward.decision.Grade;
import org.gridward.department.Role;
import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.check.Statement;
import org.gridward.store.CaseQuery;

/** Lists cases, shows one, and takes a step in one. */
@Controller("/api/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
public class CasesApi {

  /** No matter of a town may take longer. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final Works works;
  private final CaseViews views;

  CasesApi(Works works, CaseViews views) {
    this.works = works;
    this.views = views;
  }

  /**
   * Cases, a page at a time.
   *
   * @param state only in these states
   * @param department only of the department with this code
   * @param category only of the category with this code
   * @param grid only in the grid with this code
   * @param source only from this source
   * @param order NEWEST or DUE
   * @param limit 1 to 1000
   * @param cursor the next of the page before
   */
  @Get
  CasePage list(
      @QueryValue @Nullable List<String> state,
      @QueryValue @Nullable String department,
      @QueryValue @Nullable String category,
      @QueryValue @Nullable String grid,
      @QueryValue @Nullable String source,
      @QueryValue(defaultValue = "NEWEST") String order,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue @Nullable String cursor) {
    var states = EnumSet.noneOf(CaseState.class);
    for (var name : state == null ? List.<String>of() : state) {
      states.add(Words.of(CaseState.class, "state", name));
    }
    var page =
        works
            .store()
            .listCases(
                new CaseQuery(
                    states,
                    Optional.ofNullable(department),
                    Optional.ofNullable(category),
                    Optional.ofNullable(grid),
                    Optional.ofNullable(source),
                    Optional.empty(),
                    Optional.empty(),
                    Words.of(CaseQuery.Order.class, "order", order),
                    Optional.ofNullable(cursor),
                    limit));
    return new CasePage(
        page.items().stream().map(CaseRow::of).toList(),
        page.total(),
        page.next(),
        works.clock().instant());
  }

  /** One case with its history and the reasons for where it went. */
  @Get("/{id}")
  CaseView show(String id) {
    return views.of(
        works.store().findCase(new CaseId(id)).orElseThrow(() -> NotHereException.of("Case", id)));
  }

  /**
   * Why a case went where it went, as a page to print (派单说明书).
   *
   * @param lang zh or en
   */
  @Get(value = "/{id}/statement", produces = MediaType.TEXT_HTML)
  HttpResponse<String> statement(String id, @QueryValue(defaultValue = "zh") String lang) {
    var file =
        works.store().findCase(new CaseId(id)).orElseThrow(() -> NotHereException.of("Case", id));
    var zone = works.rules().calendar().zone();
    var zh = !lang.startsWith("en");
    var page = Statement.of(file.located(), file.decision(), List.of(), zone, zh).html();
    return HttpResponse.ok(page)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  /**
   * A step that somebody takes.
   *
   * @param action what
   * @param actor the account of whoever takes it
   * @param role in which role
   * @param opinion why, in words
   * @param department code of the department that gets it
   * @param dueAt the new deadline
   * @param into number of the case that it belongs to
   * @param grade the higher grade: MAJOR or URGENT
   */
  public record Transition(
      String action,
      String actor,
      @Nullable String role,
      @Nullable String opinion,
      @Nullable String department,
      @Nullable Instant dueAt,
      @Nullable String into,
      @Nullable String grade) {}

  /** Takes a step in a case. */
  @Post("/{id}/transitions")
  CaseView step(String id, @Body Transition transition) {
    var caseId = new CaseId(id);
    if (works.store().findCase(caseId).isEmpty()) {
      throw NotHereException.of("Case", id);
    }
    return views.of(works.router().act(caseId, move(transition)));
  }

  private Move move(Transition it) {
    var role = it.role() == null ? Role.DISPATCHER : Words.of(Role.class, "role", it.role());
    if (it.actor() == null) {
      throw new IllegalArgumentException("actor is missing; name who takes the step.");
    }
    var into = Optional.ofNullable(it.into()).map(CaseId::new);
    into.ifPresent(
        other -> {
          if (works.store().findCase(other).isEmpty()) {
            throw new IllegalArgumentException(
                "into is case " + other + ", which is not here; look its number up in the queue.");
          }
        });
    return new Move(
        action(it.action()),
        new Actor(it.actor(), role),
        Optional.ofNullable(it.opinion()).filter(text -> !text.isBlank()),
        Optional.ofNullable(it.department())
            .map(
                code ->
                    works
                        .rules()
                        .findDepartment(code)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "department \"%s\" is unknown; write a code of the policy."
                                        .formatted(code)))),
        Optional.ofNullable(it.dueAt()).map(this::deadline),
        into,
        Optional.ofNullable(it.grade()).map(grade -> Words.of(Grade.class, "grade", grade)),
        List.of());
  }

  private static Action action(String name) {
    var action = Words.of(Action.class, "action", name);
    if (action == Action.NOTICE_FAILED) {
      throw new IllegalArgumentException(
          "action is NOTICE_FAILED, which only the host takes; write one that the case allows.");
    }
    return action;
  }

  private Instant deadline(Instant dueAt) {
    var latest = works.clock().instant().plus(LONGEST);
    if (dueAt.isAfter(latest)) {
      throw new IllegalArgumentException(
          "dueAt is %s; write a moment until %s.".formatted(dueAt, latest));
    }
    return dueAt;
  }
}
