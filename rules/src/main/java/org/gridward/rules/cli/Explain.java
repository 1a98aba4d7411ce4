package org.gridward.rules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.decision.Decision.Unassigned;
import org.gridward.decision.Reason;
import org.gridward.event.Source;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.NearMisses;
import org.gridward.rules.check.NearMisses.NearMiss;
import org.gridward.rules.check.Statement;
import org.gridward.rules.cli.Validate.Language;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.revision.RevisionStore;
import org.gridward.store.SqliteCaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says for one made-up event who would handle it and why, and why not the others. */
@Command(
    name = "explain",
    description = "Decides one event and says why, and why not otherwise. Keeps nothing.",
    mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TownOptions town;

  @Option(names = "--kind", defaultValue = "report.general", description = "what was reported")
  private String kind;

  @Option(names = "--category", description = "category code that the reporter claims")
  private String category;

  @Option(names = "--text", description = "what the reporter writes")
  private String text;

  @Option(names = "--at", paramLabel = "LON,LAT", description = "where, longitude first")
  private String at;

  @Option(names = "--time", description = "when, ISO 8601; default: now")
  private String time;

  @Option(
      names = "--source",
      defaultValue = "GRID_WORKER",
      description = "who reports: ${COMPLETION-CANDIDATES}")
  private Source source;

  @Option(
      names = "--case",
      paramLabel = "NUMBER",
      description = "a case of --store instead, by the revision that decided it")
  private String number;

  @Option(names = "--store", paramLabel = "FILE.db", description = "where cases are kept")
  private Path store;

  @Option(
      names = "--near",
      defaultValue = "0",
      paramLabel = "N",
      description = "list so many rows that nearly held, and what would have to be otherwise")
  private int near;

  @Option(
      names = "--revision",
      paramLabel = "HASH",
      description = "decide by an earlier revision, as kept in the policy folder")
  private String revision;

  @Option(
      names = "--html",
      paramLabel = "OUT.html",
      description = "write the dispatch statement (派单说明书) as a page to print")
  private Path html;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "print the dispatch statement in zh or en instead")
  private Language language;

  @Override
  public Integer call() throws IOException {
    if (number != null) {
      return explain(file());
    }
    var rules = rules(revision);
    var rows = new EventRows(ColumnMap.ITSELF, town.datum(), source, rules.zone());
    return explain(rules, town.loadGrids(rules.form()).locate(rows.event(row())));
  }

  /** What was decided then, decided again: by its revision, in its grid. */
  private int explain(CaseFile file) throws IOException {
    var decided = file.decision().explanation().revision();
    return explain(rules(revision == null ? decided : revision), file.located());
  }

  private CaseFile file() {
    if (store == null || !Files.isRegularFile(store)) {
      throw new WrongUsageException(
          "--case needs --store with the file of a store, such as town.db.");
    }
    try (var cases = SqliteCaseStore.open(store)) {
      return cases
          .findCase(new CaseId(number))
          .orElseThrow(
              () -> new WrongUsageException("Case " + number + " is not in " + store + "."));
    }
  }

  private int explain(RuleSet rules, LocatedEvent located) throws IOException {
    try (var engine = Engine.of(rules)) {
      var verdict = engine.judge(List.of(located)).get(0);
      var decision = Engine.decision(verdict);
      var misses = NearMisses.of(verdict, near);
      var out = spec.commandLine().getOut();
      if (language != null) {
        out.print(statement(located, decision, misses, rules).text());
      } else {
        place(located.proof(), out);
        say(rules.zone(), decision, out);
        misses.forEach(it -> near(it, out));
      }
      if (html != null) {
        Files.writeString(html, statement(located, decision, misses, rules).html());
      }
      return 0;
    }
  }

  private Statement statement(
      LocatedEvent located, Decision decision, List<NearMiss> misses, RuleSet rules) {
    return Statement.of(located, decision, misses, rules.zone(), language != Language.en);
  }

  /** The rules of a revision, named by its hash or that of what it says; those in use for null. */
  private RuleSet rules(String hash) throws IOException {
    var now = Diff.rules(town.policy());
    if (hash == null || now.revision().equals(hash)) {
      return now;
    }
    var revisions = RevisionStore.open(town.policy().resolve("revisions"));
    var found =
        revisions
            .find(hash)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No revision begins with " + hash + "; gridward rollback lists all."));
    return revisions.rules(found);
  }

  private static void near(NearMiss miss, PrintWriter out) {
    out.printf("%nnearly    %s%n", miss.row().id() + " (" + miss.row().ref() + ")");
    miss.failed()
        .forEach(
            it ->
                out.printf(
                    "          fails: %s = %s (seen: %s)%n",
                    it.column(), it.condition(), it.seen()));
    out.printf(
        "          %s%n",
        miss.alters()
            ? "else it would go to " + miss.row().outcome()
            : "else nothing would change");
  }

  private Map<String, String> row() {
    var row = new LinkedHashMap<String, String>();
    row.put("id", "explain");
    row.put("kind", kind);
    row.put("category", category);
    row.put("text", text);
    row.put("time", time == null ? InstantSource.system().instant().toString() : time);
    if (at != null) {
      var pair = at.split(",");
      if (pair.length != 2) {
        throw new WrongUsageException("--at is \"" + at + "\"; write LON,LAT such as 120.9,30.9.");
      }
      row.put("lon", pair[0]);
      row.put("lat", pair[1]);
    }
    return row;
  }

  private static void place(Optional<GridProof> proof, PrintWriter out) {
    proof.ifPresent(
        it -> {
          out.printf("Grid        %s%n", it.grid().map(Object::toString).orElse("outside all"));
          it.borderMetres()
              .ifPresent(metres -> out.printf("            %.0f m from its border%n", metres));
        });
  }

  private static void say(ZoneId zone, Decision decision, PrintWriter out) {
    decision.findCategory().ifPresent(it -> out.printf("Category    %s%n", it));
    if (decision instanceof Assigned it) {
      out.printf("Department  %s %s%n", it.lead().code(), it.lead().name());
      it.coHandlers().forEach(co -> out.printf("with        %s %s%n", co.code(), co.name()));
      it.informed().forEach(to -> out.printf("informed    %s %s%n", to.code(), to.name()));
      var due = it.limits().dueAt();
      out.printf("Due         %s (%s)%n", due.atZone(zone), it.limits().handle());
    } else if (decision instanceof Unassigned it) {
      out.printf("Unassigned  %s: %s%n", it.cause(), it.detail());
    }
    out.printf("Revision    %s%n", decision.explanation().revision());
    decision.explanation().reasons().forEach(it -> reason(it, out));
  }

  private static void reason(Reason it, PrintWriter out) {
    out.printf("%n%-8s  %s%n", it.stage(), it);
    it.matches()
        .forEach(
            match ->
                out.printf(
                    "          holds: %s = %s (seen: %s)%n",
                    match.column(), match.condition(), match.seen()));
    it.lost()
        .forEach(
            loser ->
                out.printf(
                    "          lost:  %s (%s): %s, by %s%n",
                    loser.ruleId(), loser.row(), loser.outcome(), loser.lostBy()));
  }
}
