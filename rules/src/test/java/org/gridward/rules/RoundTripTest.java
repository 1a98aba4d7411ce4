package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.workbook.SheetKind;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a policy is written to, reading it back says the same. */
final class RoundTripTest {

  private static final int POLICIES = 60;

  private static final List<String> HOSTILE =
      List.of(
          "=1+1",
          "+86",
          "-3",
          "@x",
          "0102",
          "330421100201001",
          "330421199001011234",
          "1.10",
          "1/2",
          "3-5",
          "TRUE",
          "\"quoted\"",
          "a,b",
          "a;b",
          "line\nbreak",
          " leading",
          "trailing ",
          "全角　１２",
          "\u00a0nbsp",
          "'apostrophe",
          "<tag>&amp;",
          "𠀀𠀁",
          "é",
          "#DIV/0!",
          "2026-07-01",
          "　",
          "",
          "任意");

  @TempDir private Path folder;

  private static CanonicalPolicy random(SplittableRandom random) {
    var sheets = new EnumMap<SheetKind, List<List<String>>>(SheetKind.class);
    for (var kind : SheetKind.values()) {
      if (kind.isRead() && random.nextInt(5) > 0) {
        sheets.put(kind, rows(kind, random));
      }
    }
    sheets.putIfAbsent(SheetKind.DISPATCH, rows(SheetKind.DISPATCH, random));
    return CanonicalPolicy.ofRows(sheets, Map.of());
  }

  private static List<List<String>> rows(SheetKind kind, SplittableRandom random) {
    var rows = new ArrayList<List<String>>();
    var count = 1 + random.nextInt(6);
    for (var i = 0; i < count; i++) {
      var row = new ArrayList<String>();
      for (var column : kind.columns()) {
        row.add(
            column == kind.columns().get(0)
                ? "K" + (100 + i)
                : HOSTILE.get(random.nextInt(HOSTILE.size())));
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void every_form_of_a_policy_reads_as_the_same_policy() throws IOException {
    for (var seed = 0; seed < POLICIES; seed++) {
      var here = Files.createDirectory(folder.resolve("" + seed));
      random(new SplittableRandom(seed)).write(Files.createDirectory(here.resolve("any")));
      var policy = CanonicalPolicy.read(here.resolve("any")); // canonical from here on

      policy.write(Files.createDirectory(here.resolve("plain")));
      policy.export(Files.createDirectory(here.resolve("spreadsheet")));
      WorkbookWriter.write(here.resolve("plain"), here.resolve("zh.xlsx"), true);
      WorkbookWriter.write(here.resolve("plain"), here.resolve("en.xlsx"), false);
      for (var form : List.of("plain", "spreadsheet", "zh.xlsx", "en.xlsx")) {
        var back = CanonicalPolicy.read(here.resolve(form));
        for (var kind : policy.kinds()) {
          assertThat(back.rows(kind))
              .as(seed + " " + form + " " + kind)
              .isEqualTo(policy.rows(kind));
        }
        assertThat(back.hash()).as(seed + " " + form).isEqualTo(policy.hash());
      }
    }
  }

  @Test
  void a_thousand_reloads_leave_nothing_behind() throws Exception {
    var policy = Path.of(RoundTripTest.class.getResource("/policy").toURI());
    var rules = PolicyLoader.read(policy).rules().orElseThrow();
    var random = new RandomPolicy(1);
    long classes = 0;
    for (var i = 0; i < 1_000; i++) {
      try (var engine = Engine.of(rules)) {
        engine.judge(List.of(random.event("e" + i)));
        assertThat(engine.isAtRest()).isTrue();
      }
      if (i == 100) {
        classes = loadedClasses();
      }
    }
    assertThat(loadedClasses() - classes).as("classes loaded by 900 reloads").isLessThan(20);
  }

  private static long loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }
}
