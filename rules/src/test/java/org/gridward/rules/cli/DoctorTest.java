package org.gridward.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.rules.RuleBase;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Findings as people and programs read them, the annotated workbook, template and export. */
final class DoctorTest {

  @TempDir private Path folder;
  private Path sheets;
  private Path xlsx;
  private String out = "";

  @BeforeEach
  void writeWorkbook() throws IOException, URISyntaxException {
    sheets = Path.of(DoctorTest.class.getResource("/policy").toURI());
    xlsx = folder.resolve("派单规则.xlsx");
    WorkbookWriter.write(sheets, xlsx);
  }

  private int run(Object... arguments) {
    var said = new StringWriter();
    var line =
        Gridward.line().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    var code = line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    out = said.toString();
    return code;
  }

  /** An unknown department in J4, with a comment of the editor's own. */
  private void spoil() throws IOException {
    try (var in = Files.newInputStream(xlsx);
        var workbook = new XSSFWorkbook(in)) {
      var sheet = workbook.getSheet("派单规则");
      var cell = sheet.getRow(3).getCell(9);
      cell.setCellValue("环卫处");
      var anchor = workbook.getCreationHelper().createClientAnchor();
      anchor.setRow1(3);
      anchor.setCol1(9);
      anchor.setRow2(6);
      anchor.setCol2(12);
      var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setString("请王科长确认");
      comment.setAuthor("李");
      cell.setCellComment(comment);
      try (var file = Files.newOutputStream(xlsx)) {
        workbook.write(file);
      }
    }
  }

  @Test
  void the_same_file_comes_back_with_red_cells_comments_and_a_list() throws IOException {
    spoil();
    var back = folder.resolve("back.xlsx");

    assertThat(run("validate", xlsx, "--annotate", back, "--lang", "zh")).isEqualTo(1);
    try (var workbook = new XSSFWorkbook(Files.newInputStream(back))) {
      var cell = workbook.getSheet("派单规则").getRow(3).getCell(9);
      assertThat(cell.getStringCellValue()).isEqualTo("环卫处");
      assertThat(cell.getCellStyle().getFillForegroundXSSFColor().getARGBHex()).endsWith("FFC7CE");
      assertThat(cell.getCellComment().getString().getString())
          .startsWith("请王科长确认")
          .contains("W15", "未登记的部门“环卫处”", "是否应为“环卫所”");
      var list = workbook.getSheet("检查结果");
      var rows = new StringBuilder();
      list.forEach(row -> row.forEach(it -> rows.append(it).append('|')));
      assertThat(rows).contains("W15|错误|派单规则!J4|环卫处|");
      assertThat(list.getHyperlinkList()).isNotEmpty();
    }
  }

  @Test
  void marks_of_the_last_time_are_gone_when_the_file_is_handed_in_again() throws IOException {
    spoil();
    var back = folder.resolve("back.xlsx");
    run("validate", xlsx, "--annotate", back);
    try (var in = Files.newInputStream(back);
        var workbook = new XSSFWorkbook(in)) {
      workbook.getSheet("派单规则").getRow(3).getCell(9).setCellValue("环卫所");
      try (var file = Files.newOutputStream(back)) {
        workbook.write(file);
      }
    }

    assertThat(CanonicalPolicy.read(back).hash()).isEqualTo(CanonicalPolicy.read(sheets).hash());
    var again = folder.resolve("again.xlsx");
    assertThat(run("validate", back, "--annotate", again)).isZero();
    try (var workbook = new XSSFWorkbook(Files.newInputStream(again))) {
      var cell = workbook.getSheet("派单规则").getRow(3).getCell(9);
      assertThat(cell.getCellStyle().getFillForegroundXSSFColor()).isNull();
      assertThat(cell.getCellComment()).isNull();
    }
  }

  @Test
  void sheets_that_are_csv_come_back_as_a_workbook() throws IOException {
    var back = folder.resolve("back.xlsx");

    assertThat(run("validate", sheets, "--annotate", back)).isZero();
    try (var workbook = new XSSFWorkbook(Files.newInputStream(back))) {
      assertThat(workbook.getSheet("检查结果")).isNotNull();
      assertThat(workbook.getSheet("派单规则")).isNotNull();
    }
  }

  @Test
  void json_sarif_and_junit_hold_every_finding() throws Exception {
    spoil();
    var issues = PolicyLoader.read(xlsx).issues();
    var json = new ObjectMapper();

    assertThat(run("validate", xlsx, "--format", "json")).isEqualTo(1);
    var array = json.readTree(out);
    assertThat(array).hasSameSizeAs(issues);
    assertThat(array.findValuesAsText("cell")).contains("J4");

    run("validate", xlsx, "--format", "sarif", "--lang", "zh");
    var sarif = json.readTree(out);
    assertThat(sarif.at("/version").asText()).isEqualTo("2.1.0");
    assertThat(sarif.at("/runs/0/tool/driver/name").asText()).isEqualTo("Gridward");
    var results = sarif.at("/runs/0/results");
    assertThat(results).hasSameSizeAs(issues);
    for (var result : results) {
      assertThat(result.at("/ruleId").asText()).isNotEmpty();
      assertThat(result.at("/level").asText()).isIn("error", "warning", "note");
      assertThat(result.at("/message/text").asText()).isNotEmpty();
      assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
          .isNotEmpty();
    }
    assertThat(results.findValuesAsText("fullyQualifiedName")).contains("派单规则.xlsx!派单规则!J4");

    run("validate", xlsx, "--format", "junit");
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(out)));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(issues.size());
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void strict_people_take_no_warning() {
    assertThat(run("validate", sheets)).isZero();
    assertThat(run("validate", sheets, "--strict")).isEqualTo(1);
    assertThat(out).contains("ERROR W14");
  }

  @Test
  void a_template_is_a_policy_that_passes_in_both_languages() throws IOException {
    for (var language : new String[] {"zh", "en"}) {
      var template = folder.resolve(language + ".xlsx");

      assertThat(run("template", template, "--lang", language)).isZero();
      try (var rules = RuleBase.load(template)) {
        assertThat(rules.rules().rows()).hasSize(4);
      }
      try (var workbook = new XSSFWorkbook(Files.newInputStream(template))) {
        assertThat(workbook.getSheetAt(0).getSheetName())
            .isEqualTo(language.equals("zh") ? "说明" : "Guide");
        var dispatch = workbook.getSheet(language.equals("zh") ? "派单规则" : "Dispatch");
        assertThat(dispatch.getPaneInformation().isFreezePane()).isTrue();
        assertThat(dispatch.getDataValidations()).hasSizeGreaterThan(6);
        assertThat(dispatch.getRow(1).getCell(0).getCellStyle().getDataFormatString())
            .isEqualTo("@");
        assertThat(dispatch.getCellComments()).isNotEmpty();
      }
    }
    assertThat(CanonicalPolicy.read(folder.resolve("zh.xlsx")).hash())
        .as("headings are no content")
        .isEqualTo(CanonicalPolicy.read(folder.resolve("en.xlsx")).hash());
  }

  @Test
  void what_is_exported_says_the_same() throws IOException {
    var before = CanonicalPolicy.read(sheets).hash();

    assertThat(run("export", xlsx, folder.resolve("out.xlsx"))).isZero();
    assertThat(out).contains(before);
    assertThat(CanonicalPolicy.read(folder.resolve("out.xlsx")).hash()).isEqualTo(before);
    assertThat(run("export", xlsx, folder.resolve("csv"))).isZero();
    assertThat(CanonicalPolicy.read(folder.resolve("csv")).hash()).isEqualTo(before);
    assertThat(Files.readAllBytes(folder.resolve("csv/派单规则.csv"))).startsWith(0xEF, 0xBB, 0xBF);
  }

  @Test
  void a_file_saved_by_libreoffice_says_the_same() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/soffice")), "LibreOffice is not installed: skipped");
    var saved = Files.createDirectory(folder.resolve("saved"));
    convert(xlsx, "xlsx:Calc MS Excel 2007 XML", saved);

    var file = saved.resolve("派单规则.xlsx");
    assertThat(CanonicalPolicy.read(file).hash()).isEqualTo(CanonicalPolicy.read(xlsx).hash());
    assertThat(PolicyLoader.read(file).rules()).isPresent();

    spoil();
    run("validate", xlsx, "--annotate", folder.resolve("marked.xlsx"), "--lang", "zh");
    convert(folder.resolve("marked.xlsx"), "pdf", saved);
    assertThat(Files.size(saved.resolve("marked.pdf"))).isGreaterThan(10_000);
  }

  private void convert(Path file, String form, Path to) throws Exception {
    var process =
        new ProcessBuilder(
                "/usr/bin/soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                to.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("soffice.log"))).isZero();
  }
}
