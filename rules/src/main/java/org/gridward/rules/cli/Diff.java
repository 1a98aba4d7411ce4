package org.gridward.rules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridward.rules.RefusedPolicyException;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.cli.Validate.Language;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.revision.DiffText;
import org.gridward.rules.revision.PolicyDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells in sentences what differs between two policies. */
@Command(
    name = "diff",
    description = "Tells in sentences what differs between two policies, row by row.",
    mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "a policy folder, or one workbook")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "the other")
  private Path changed;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "language of the sentences: en or zh")
  private Language language;

  @Override
  public Integer call() throws IOException {
    var diff = PolicyDiff.between(CanonicalPolicy.read(old), CanonicalPolicy.read(changed));
    print(spec.commandLine().getOut(), diff, rules(old), rules(changed), language);
    return diff.isEmpty() ? 0 : Gridward.FINDINGS;
  }

  static void print(
      PrintWriter out, PolicyDiff diff, RuleSet before, RuleSet after, Language language) {
    DiffText.of(diff, before, after, language == Language.zh).forEach(out::println);
    var count = diff.size();
    out.println(language == Language.zh ? "共 %d 处不同。".formatted(count) : count + " changes.");
  }

  static RuleSet rules(Path policy) throws IOException {
    var read = PolicyLoader.read(policy);
    return read.rules().orElseThrow(() -> new RefusedPolicyException(read.issues()));
  }
}
