package org.gridward.rules.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.RuleIssue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is to be mended in a policy, cell by cell. */
@Command(
    name = "validate",
    description = "Checks a policy folder or workbook; names each finding with its cell.",
    mixinStandardHelpOptions = true)
final class Validate implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "a policy folder, or one workbook")
  private Path policy;

  @Option(names = "--strict", description = "warnings refuse the policy too")
  private boolean strict;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the findings: en or zh")
  private Language language;

  /** The languages of findings. */
  enum Language {
    en,
    zh
  }

  @Override
  public Integer call() throws Exception {
    var read = PolicyLoader.read(policy);
    var out = spec.commandLine().getOut();
    for (var issue : read.issues()) {
      var words = language == Language.zh ? issue.zh() : issue.en();
      out.println(issue.level() + " " + issue.code() + " " + issue.place() + ": " + words);
    }
    out.println(read.rules().map(Validate::summary).orElse(policy + " is refused."));
    var fine = read.rules().isPresent() && read.issues().stream().noneMatch(this::stops);
    return fine ? 0 : Gridward.FINDINGS;
  }

  private boolean stops(RuleIssue issue) {
    return issue.blocks() || strict && issue.level() == RuleIssue.Level.WARNING;
  }

  private static String summary(RuleSet rules) {
    return "Revision %s: %d departments, %d categories, %d rows."
        .formatted(
            rules.revision(),
            rules.departments().size(),
            rules.categories().size(),
            rules.rows().size());
  }
}
