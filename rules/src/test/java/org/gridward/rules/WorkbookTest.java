package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors save, in whatever program: read as they meant it, or refused with the cell. */
final class WorkbookTest {

  @TempDir private Path folder;
  private Path csv;
  private Path xlsx;

  @BeforeEach
  void write() throws IOException, URISyntaxException {
    csv = Files.createDirectory(folder.resolve("csv"));
    try (var files = Files.list(Path.of(WorkbookTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, csv.resolve(file.getFileName().toString()));
      }
    }
    xlsx = Files.createDirectory(folder.resolve("xlsx")).resolve("派单规则.xlsx");
    WorkbookWriter.write(csv, xlsx);
  }

  private static String revision(Path policy) {
    try (var rules = RuleBase.load(policy)) {
      return rules.revision();
    }
  }

  private void rewrite(Consumer<Path> change) throws IOException {
    try (var files = Files.list(csv)) {
      files.forEach(change);
    }
  }

  private static void save(Path file, String text, Charset charset) {
    try {
      Files.write(file, text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_workbook_and_the_csv_files_of_its_sheets_are_one_revision() {
    assertThat(revision(xlsx)).isEqualTo(revision(csv));
    assertThat(revision(xlsx.getParent())).isEqualTo(revision(csv));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "UTF-8"})
  void what_chinese_excel_saves_as_csv_is_the_same_revision(String charset) throws IOException {
    var before = revision(csv);

    rewrite(
        it ->
            save(
                it,
                (charset.equals("UTF-8") ? "\uFEFF" : "") + text(it),
                Charset.forName(charset)));

    assertThat(revision(csv)).isEqualTo(before);
  }

  @Test
  void the_order_of_columns_means_nothing() throws IOException {
    var before = revision(csv);

    rewrite(it -> save(it, mirrored(text(it)), Charset.forName("UTF-8")));

    assertThat(revision(csv)).isEqualTo(before);
  }

  /** Last column first; the fixture quotes one template, whose commas stay within. */
  private static String mirrored(String sheet) {
    return sheet
        .lines()
        .map(
            line -> {
              var cells = Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
              Collections.reverse(cells);
              return String.join(",", cells);
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void full_width_signs_and_spaces_at_the_ends_are_read_as_meant() throws IOException {
    var before = revision(csv);
    var sheet = csv.resolve("派单规则.csv");

    save(sheet, text(sheet).replace(",4工作时,", ",　４工作时 ,"), Charset.forName("UTF-8"));

    assertThat(revision(csv)).isEqualTo(before);
  }

  @Test
  void the_lock_file_of_a_spreadsheet_program_is_no_policy() throws IOException {
    Files.writeString(xlsx.resolveSibling("~$派单规则.xlsx"), "somebody");

    assertThat(revision(xlsx.getParent())).isEqualTo(revision(csv));
  }

  private List<String> findings(Consumer<XSSFWorkbook> edit) throws IOException {
    try (var in = Files.newInputStream(xlsx);
        var workbook = new XSSFWorkbook(in)) {
      edit.accept(workbook);
      try (var out = Files.newOutputStream(xlsx)) {
        workbook.write(out);
      }
    }
    return refused(xlsx.getParent());
  }

  private static List<String> refused(Path policy) throws IOException {
    return PolicyReader.read(policy).issues().stream()
        .filter(RuleIssue::blocks)
        .map(it -> it.sheet() + "!" + it.cell() + " " + it.value() + ": " + it.en())
        .toList();
  }

  @Test
  void merged_cells_are_refused_with_their_range() throws IOException {
    assertThat(
            findings(it -> it.getSheet("派单规则").addMergedRegion(CellRangeAddress.valueOf("J3:J4"))))
        .first()
        .asString()
        .startsWith("派单规则!J3 环卫所: the cells J3:J4 are merged; unmerge them");
  }

  @Test
  void a_code_that_lost_its_zero_is_refused_with_the_code_that_was_meant() throws IOException {
    assertThat(findings(it -> it.getSheet("事件分类").getRow(1).getCell(2).setCellValue(102)))
        .first()
        .asString()
        .startsWith("事件分类!C2 102: the code 102 is a number here");
  }

  @Test
  void a_formula_is_never_computed() throws IOException {
    assertThat(
            findings(
                it ->
                    it.getSheet("派单规则")
                        .getRow(2)
                        .getCell(9)
                        .setCellFormula("HYPERLINK(\"http://192.0.2.1\",\"环卫所\")")))
        .first()
        .asString()
        .startsWith("派单规则!J3 =HYPERLINK");
  }

  @Test
  void a_cut_off_file_is_refused_with_what_to_do() throws IOException {
    var bytes = Files.readAllBytes(xlsx);
    Files.write(xlsx, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(refused(xlsx.getParent())).hasSize(1).first().asString().contains("save it again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy.xls", "policy.et", "policy.xlsm"})
  void another_format_is_refused_with_what_to_do(String name) throws IOException {
    Files.move(xlsx, xlsx.resolveSibling(name));

    assertThat(refused(xlsx.getParent())).first().asString().contains("save it as .xlsx");
  }

  @Test
  void two_workbooks_are_one_too_many() throws IOException {
    Files.copy(xlsx, xlsx.resolveSibling("副本.xlsx"));

    assertThat(refused(xlsx.getParent())).first().asString().contains("holds 2 workbooks");
  }
}
