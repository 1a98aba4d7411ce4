package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.cli.Validate.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a policy as a workbook to be edited, or as CSV files. */
@Command(
    name = "export",
    description =
        "Writes a policy as a workbook to be edited (OUT.xlsx), or as CSV files (a folder).",
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "POLICY", description = "a policy folder, or one workbook")
  private Path policy;

  @Parameters(index = "1", paramLabel = "OUT", description = "a file .xlsx, or a folder")
  private Path out;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      paramLabel = "LANGUAGE",
      description = "language of the headings: zh or en")
  private Language language;

  @Override
  public Integer call() throws IOException {
    var canonical = CanonicalPolicy.read(policy);
    if (out.toString().endsWith(".xlsx")) {
      canonical.exportWorkbook(out, language == Language.zh);
    } else {
      Files.createDirectories(out);
      canonical.export(out);
    }
    spec.commandLine().getOut().println(out + " holds revision " + canonical.hash() + ".");
    return 0;
  }
}
