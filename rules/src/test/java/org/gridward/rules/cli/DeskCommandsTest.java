package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridward.rules.RuleBase;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor's path on the command line, from the changed workbook to the live rules and back. */
final class DeskCommandsTest {

  @TempDir private Path folder;
  private Path policy;
  private String out = "";
  private String err = "";

  @BeforeEach
  void makePolicy() throws IOException, URISyntaxException {
    policy = Files.createDirectory(folder.resolve("policy"));
    var sheets = Path.of(DeskCommandsTest.class.getResource("/policy").toURI());
    WorkbookWriter.write(sheets, policy.resolve("派单规则.xlsx"));
    var lines = "name,departments,key\nWang,HW,%s\nLi,HW,%s\nChen,*,%s\n";
    assertThat(run("keygen", key("Wang"))).isZero();
    var wang = out.strip();
    run("keygen", key("Li"));
    var li = out.strip();
    run("keygen", key("Chen"));
    Files.writeString(policy.resolve("editors.csv"), lines.formatted(wang, li, out.strip()));
  }

  private String key(String name) {
    return folder.resolve(name + ".key").toString();
  }

  private int run(String... arguments) {
    var said = new StringWriter();
    var complained = new StringWriter();
    var line =
        Gridward.line()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(complained, true));
    var code = line.execute(arguments);
    out = said.toString();
    err = complained.toString();
    return code;
  }

  private int as(String name, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--policy", policy.toString(), "--as", name, "--key", key(name)));
    return run(all.toArray(String[]::new));
  }

  /** The workbook with one limit changed. */
  private String changed() throws IOException, URISyntaxException {
    var sheets = Files.createDirectory(folder.resolve("sheets"));
    try (var files = Files.list(Path.of(DeskCommandsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        var text = Files.readString(file).replace("派给,4工作时", "派给,8工作时");
        Files.writeString(sheets.resolve(file.getFileName().toString()), text);
      }
    }
    var workbook = folder.resolve("changed.xlsx");
    WorkbookWriter.write(sheets, workbook);
    return workbook.toString();
  }

  private String last(String text) {
    return text.lines().reduce((one, next) -> next).orElse("");
  }

  @Test
  void a_change_is_planned_approved_applied_and_rolled_back() throws Exception {
    var changed = changed();
    try (var rules = RuleBase.load(policy)) {
      var first = rules.revision();
      assertThat(run("diff", policy.toString(), changed, "--lang", "zh")).isEqualTo(1);
      assertThat(out).contains("派单规则 SR-013 修改", "“4工作时”改为“8工作时”", "共 1 处不同。");

      assertThat(as("Wang", "plan", changed, "--reason", "summer")).isZero();
      assertThat(out).contains("SR-013 changed", "It wants a second person.");
      var plan = out.lines().filter(it -> it.startsWith("Plan ")).findFirst().get().substring(5);
      assertThat(as("Wang", "apply", plan)).isEqualTo(1);
      assertThat(err).contains("still wants a second person");
      assertThat(as("Wang", "approve", plan)).isEqualTo(1);
      assertThat(as("Li", "approve", plan)).isZero();
      assertThat(as("Wang", "apply", plan)).isZero();

      assertThat(rules.reloadIfChanged()).isPresent();
      assertThat(rules.revision()).isNotEqualTo(first);

      assertThat(as("Chen", "rollback")).isZero();
      assertThat(out.lines()).hasSize(2);
      assertThat(as("Li", "rollback", first)).as("no owner").isEqualTo(1);
      assertThat(as("Chen", "rollback", first, "--reason", "complaints")).isZero();
      rules.reloadIfChanged();
      assertThat(rules.revision()).isEqualTo(first);
    }
  }

  @Test
  void an_emergency_needs_one_person_and_says_when_it_ends() throws Exception {
    assertThat(as("Wang", "plan", changed(), "--reason", "flood")).isZero();
    var plan = out.lines().filter(it -> it.startsWith("Plan ")).findFirst().get().substring(5);

    assertThat(as("Wang", "apply", plan, "--emergency")).isZero();
    assertThat(out).contains("It ends at", "unless confirmed");
    assertThat(as("Wang", "approve", "--emergency")).isEqualTo(1);
    assertThat(as("Li", "approve", "--emergency")).isZero();
    assertThat(last(out)).startsWith("Revision ");
  }

  @Test
  void who_says_no_name_or_a_wrong_moment_is_told_so() throws Exception {
    var changed = changed();
    assertThat(run("plan", changed, "--reason", "x", "--policy", policy.toString())).isEqualTo(2);
    assertThat(err).contains("--as NAME --key FILE");
    assertThat(as("Wang", "plan", changed, "--reason", "x", "--from", "soon")).isEqualTo(2);
    assertThat(err).contains("\"soon\"");
    assertThat(as("Nobody", "plan", changed, "--reason", "x")).isNotZero();
  }
}
