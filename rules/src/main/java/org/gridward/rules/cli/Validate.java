package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.Annotator;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.WorkbookWriter;
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
      names = "--annotate",
      paramLabel = "OUT.xlsx",
      description = "write the workbook again with red cells, comments and a sheet of findings")
  private Path annotated;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORM",
      description = "how findings are printed: ${COMPLETION-CANDIDATES}")
  private IssueFormat format;

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
    var issues = strict ? raised(read.issues()) : read.issues();
    var out = spec.commandLine().getOut();
    var zh = language == Language.zh;
    var fine = read.rules().isPresent() && issues.stream().noneMatch(RuleIssue::blocks);
    format.print(issues, zh, out);
    if (format == IssueFormat.text) {
      out.println(
          fine ? summary(read.rules().get(), zh) : policy + (zh ? " 被退回。" : " is refused."));
    }
    if (annotated != null) {
      annotate(issues);
    }
    return fine ? 0 : Gridward.FINDINGS;
  }

  /** Strict people take no warning. */
  private static List<RuleIssue> raised(List<RuleIssue> issues) {
    var raised = new ArrayList<RuleIssue>();
    for (var it : issues) {
      var level = it.level() == Level.ASK || it.level() == Level.WARNING ? Level.ERROR : it.level();
      raised.add(
          new RuleIssue(
              it.code(), level, it.file(), it.sheet(), it.cell(), it.value(), it.zh(), it.en()));
    }
    return raised;
  }

  /** The editor's own workbook; sheets that are CSV become one first. */
  private void annotate(List<RuleIssue> issues) throws IOException {
    var zh = language == Language.zh;
    var workbook =
        Files.isDirectory(policy)
            ? PolicyFolder.list(policy).stream()
                .filter(it -> it.toString().endsWith(".xlsx"))
                .findFirst()
            : Optional.of(policy);
    if (workbook.isPresent()) {
      Annotator.write(workbook.get(), issues, annotated, zh);
      return;
    }
    var made = Files.createTempFile("policy", ".xlsx");
    try {
      WorkbookWriter.write(policy, made);
      Annotator.write(made, issues, annotated, zh);
    } finally {
      Files.delete(made);
    }
  }

  private static String summary(RuleSet rules, boolean zh) {
    return (zh
            ? "版本 %s：%d 个部门，%d 个事件类别，%d 条规则。"
            : "Revision %s: %d departments, %d categories, %d rows.")
        .formatted(
            rules.revision(),
            rules.departments().size(),
            rules.categories().size(),
            rules.rows().size());
  }
}
