package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor is told what to mend, and nothing that only follows from it. */
final class FindingsTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyPolicy() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(FindingsTest.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private List<String> findings(String sheet, String before, String after) throws IOException {
    var file = folder.resolve(sheet + ".csv");
    var text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
    return PolicyReader.read(folder).issues().stream()
        .filter(RuleIssue::blocks)
        .map(it -> it.code() + " " + it.cell())
        .toList();
  }

  @Test
  void an_unknown_word_is_one_finding_and_no_contradiction() throws IOException {
    assertThat(findings("派单规则", "SR-014,任意,暴露垃圾,任意,任意,专属", "SR-014,任意,暴露垃圾,任意,任意,专数"))
        .containsExactly("P01 F5");
  }

  @Test
  void a_bad_fallback_is_named_itself_and_not_called_missing() throws IOException {
    assertThat(findings("时限规则", "SX-001,任意,任意,任意,,7天", "SX-001,任意,任意,任意,,很久"))
        .hasSize(1)
        .first()
        .asString()
        .endsWith("F2");
  }

  @Test
  void a_name_that_two_departments_have_is_named_where_it_stands_again() throws IOException {
    assertThat(findings("部门", "HW,环卫所,,条线", "HW,环卫所,执法队,条线")).containsExactly("P03 C3");
  }

  @Test
  void a_missing_fallback_is_told() throws IOException {
    assertThat(findings("派单规则", "SR-001,任意,任意,任意,任意,任意", "SR-001,任意,任意,任意,任意,基础"))
        .containsExactly("P04 A11");
  }
}
