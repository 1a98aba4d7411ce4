package org.gridward.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.replay.PolicyTests;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.WorkbookWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard has a workbook that sets it off, and one that just does not. */
final class GuardsTest {

  /** Seen by the approval desk, the tests, the referee and the host; each has its own test. */
  private static final Map<String, Class<?>> ELSEWHERE =
      Map.of(
          "W21", PolicyDesk.class,
          "W24", PolicyDesk.class,
          "P05", PolicyTests.class,
          "P06", Disputes.class,
          "P07", Contract.class);

  @TempDir private Path folder;
  private Path xlsx;

  @BeforeEach
  void writeWorkbook() throws IOException, URISyntaxException {
    var sheets = Path.of(GuardsTest.class.getResource("/policy").toURI());
    xlsx = Files.createDirectory(folder.resolve("policy")).resolve("派单规则.xlsx");
    WorkbookWriter.write(sheets, xlsx);
  }

  /** What an editor does to a workbook. */
  interface Edit {
    void to(Book book);
  }

  /** A workbook whose cells are named by sheet, row number as shown, and heading. */
  record Book(XSSFWorkbook file) {

    XSSFSheet sheet(String name) {
      return file.getSheet(name);
    }

    int column(String sheet, String heading) {
      var head = sheet(sheet).getRow(0);
      for (var cell : head) {
        if (cell.getStringCellValue().equals(heading)) {
          return cell.getColumnIndex();
        }
      }
      head.createCell(head.getLastCellNum()).setCellValue(heading);
      return head.getLastCellNum() - 1;
    }

    XSSFCell cell(String sheet, int row, String heading) {
      var column = column(sheet, heading);
      var line = sheet(sheet).getRow(row - 1);
      line = line == null ? sheet(sheet).createRow(row - 1) : line;
      var cell = line.getCell(column);
      return cell == null ? line.createCell(column) : cell;
    }

    Book set(String sheet, int row, String heading, String text) {
      cell(sheet, row, heading).setCellValue(text);
      return this;
    }

    /** A row after the last, of cells by heading. */
    Book add(String sheet, String... cells) {
      var row = sheet(sheet).getLastRowNum() + 2;
      for (var cell : cells) {
        var parts = cell.split("=", 2);
        set(sheet, row, parts[0], parts[1]);
      }
      return this;
    }

    /** A dispatch row for garbage, by its number and what else it says. */
    Book rule(String number, String... cells) {
      var all = new ArrayList<>(List.of("规则编号=" + number, "事件小类=暴露垃圾", "责任部门=环卫所", "处置方式=派给"));
      all.addAll(List.of(cells));
      return add("派单规则", all.toArray(String[]::new));
    }

    void style(XSSFCell cell, String format) {
      var style = file.createCellStyle();
      style.setDataFormat(file.createDataFormat().getFormat(format));
      cell.setCellStyle(style);
    }
  }

  /** A guard's two workbooks. */
  record Guard(Level level, Edit off, Edit justNot) {}

  private static final Map<String, Guard> GUARDS = new LinkedHashMap<>();

  private static void guard(String code, Level level, Edit off, Edit justNot) {
    GUARDS.put(code, new Guard(level, off, justNot));
  }

  static {
    guard(
        "W01",
        Level.ERROR,
        it -> it.sheet("派单规则").addMergedRegion(CellRangeAddress.valueOf("J3:J4")),
        it -> it.set("派单规则", 3, "责任部门", "环卫所"));
    guard(
        "W02",
        Level.NOTE,
        it -> it.set("派单规则", 4, "处置时限", "４工作时"),
        it -> it.set("派单规则", 4, "备注", "４工作时"));
    guard(
        "W03",
        Level.NOTE,
        it -> it.set("派单规则", 4, "责任部门", "环卫所\u00a0"),
        it -> it.set("派单规则", 4, "备注", "环卫所 "));
    guard(
        "W04",
        Level.ASK,
        it -> it.cell("派单规则", 4, "事件小类").setCellValue(102),
        it -> it.set("派单规则", 4, "事件小类", "0102"));
    guard(
        "W05",
        Level.ASK,
        it -> {
          var cell = it.cell("分类规则", 3, "数值");
          cell.setCellValue(LocalDate.of(2026, 5, 3));
          it.style(cell, "yyyy-mm-dd");
        },
        it -> it.set("分类规则", 3, "数值", "3~5"));
    guard(
        "W06",
        Level.NOTE,
        it -> it.set("派单规则", 4, "生效日期", "2026年7月1日"),
        it -> it.set("派单规则", 4, "生效日期", "2026-07-01"));
    guard(
        "W07",
        Level.ASK,
        it -> {
          var cell = it.cell("派单规则", 4, "处置时限");
          cell.setCellValue(2.0 / 24);
          it.style(cell, "[h]:mm");
        },
        it -> it.set("派单规则", 4, "处置时限", "2小时"));
    guard(
        "W08",
        Level.ASK,
        it -> {
          var cell = it.cell("分类规则", 3, "数值");
          cell.setCellValue(0.5);
          it.style(cell, "0%");
        },
        it -> it.set("分类规则", 3, "数值", "≥0.5"));
    guard(
        "W09",
        Level.ERROR,
        it -> it.cell("派单规则", 4, "责任部门").setCellFormula("1/0"),
        it -> it.set("派单规则", 4, "备注", "=1/0"));
    guard(
        "W10",
        Level.ASK,
        it -> it.rule("SR-090", "来源=市民", "优先级=60").rule("SR-091", "来源=市民", "优先级=60"),
        it -> it.rule("SR-090", "来源=市民", "优先级=60").rule("SR-091", "来源=热线", "优先级=60"));
    guard(
        "W11",
        Level.ERROR,
        it -> it.rule("SR-090", "来源=市民", "优先级=60").rule("SR-091", "来源=市民", "优先级=60", "责任部门=城管"),
        it -> it.rule("SR-090", "来源=市民", "优先级=60").rule("SR-091", "来源=市民", "优先级=61", "责任部门=城管"));
    guard(
        "W12",
        Level.WARNING,
        it -> it.rule("SR-090", "来源=市民", "优先级=60").rule("SR-091", "来源=市民、热线", "优先级=70", "责任部门=城管"),
        it ->
            it.rule("SR-090", "来源=市民、来访", "优先级=60")
                .rule("SR-091", "来源=市民、热线", "优先级=70", "责任部门=城管"));
    guard(
        "W13",
        Level.ERROR,
        it ->
            it.rule("SR-090", "数值=30~60", "优先级=60").rule("SR-091", "数值=60~90", "优先级=60", "责任部门=城管"),
        it ->
            it.rule("SR-090", "数值=≥30且<60", "优先级=60")
                .rule("SR-091", "数值=60~90", "优先级=60", "责任部门=城管"));
    guard(
        "W14",
        Level.WARNING,
        it -> it.add("事件分类", "类型=事件", "大类名称=新类", "编码=0901", "小类名称=养犬扰民"),
        it ->
            it.add("事件分类", "类型=事件", "大类名称=新类", "编码=0901", "小类名称=养犬扰民").rule("SR-090", "事件小类=养犬扰民"));
    guard(
        "W15",
        Level.ERROR,
        it -> it.set("派单规则", 4, "责任部门", "环卫处"),
        it -> it.set("派单规则", 4, "责任部门", "HW"));
    guard(
        "W16",
        Level.ASK,
        it -> it.sheet("派单规则").getRow(3).setZeroHeight(true),
        it -> it.sheet("派单规则").getRow(3).setHeightInPoints(3));
    guard(
        "W17",
        Level.NOTE,
        it -> it.file().createSheet("草稿"),
        it -> it.sheet("派单规则").createFreezePane(2, 1));
    guard(
        "W18",
        Level.ASK,
        it -> {
          var font = it.file().createFont();
          font.setStrikeout(true);
          var style = it.file().createCellStyle();
          style.setFont(font);
          it.cell("派单规则", 4, "备注").setCellStyle(style);
        },
        it -> {
          var font = it.file().createFont();
          font.setItalic(true);
          var style = it.file().createCellStyle();
          style.setFont(font);
          it.cell("派单规则", 4, "备注").setCellStyle(style);
        });
    guard(
        "W19",
        Level.ERROR,
        it -> it.sheet("派单规则").getRow(0).getCell(9).setCellValue("责任部们"),
        it -> it.sheet("派单规则").getRow(0).getCell(9).setCellValue("主办部门"));
    guard(
        "W20",
        Level.ERROR,
        it -> it.sheet("派单规则").createRow(20_000).createCell(0).setCellValue("x"),
        it -> it.sheet("派单规则").createRow(100));
    guard(
        "W22",
        Level.ERROR,
        it -> it.set("部门", 3, "停用日期", "2026-06-30").set("部门", 3, "接替部门", "综合行政执法队"),
        it -> it.set("部门", 3, "启用日期", "2026-06-30"));
    guard(
        "W23",
        Level.ERROR,
        it -> it.set("事件分类", 2, "法定时限", "2小时"),
        it -> it.set("事件分类", 2, "法定时限", "30天"));
    guard(
        "W25",
        Level.NOTE,
        it -> it.set("派单规则", 5, "协办部门", "环卫所、城管;交警"),
        it -> it.set("派单规则", 5, "协办部门", "环卫所、城管、交警"));
    guard(
        "P01",
        Level.ERROR,
        it -> it.set("派单规则", 4, "处置时限", "尽快"),
        it -> it.set("派单规则", 4, "处置时限", "当日"));
    guard(
        "P02",
        Level.ERROR,
        it -> it.cell("派单规则", 4, "责任部门").setBlank(),
        it -> it.set("派单规则", 4, "责任部门", "属地"));
    guard(
        "P03",
        Level.ERROR,
        it -> it.set("派单规则", 5, "规则编号", "SR-013"),
        it -> it.set("派单规则", 5, "规则编号", "SR-0130"));
    guard(
        "P04",
        Level.ERROR,
        it -> it.set("派单规则", 2, "来源", "市民"),
        it -> it.set("派单规则", 2, "来源", "-"));
  }

  static Stream<String> codes() {
    return GUARDS.keySet().stream();
  }

  private List<RuleIssue> issues(Edit edit) throws IOException {
    var out =
        Files.createDirectory(folder.resolve("edited" + System.nanoTime())).resolve("派单规则.xlsx");
    try (var in = Files.newInputStream(xlsx);
        var workbook = new XSSFWorkbook(in)) {
      edit.to(new Book(workbook));
      try (var file = Files.newOutputStream(out)) {
        workbook.write(file);
      }
    }
    return PolicyLoader.read(out).issues();
  }

  private static boolean has(List<RuleIssue> issues, String code) {
    return issues.stream().anyMatch(it -> it.code().equals(code));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void it_goes_off(String code) throws IOException {
    var guard = GUARDS.get(code);
    var found = issues(guard.off()).stream().filter(it -> it.code().equals(code)).findFirst();

    assertThat(found).as(code).isPresent();
    assertThat(found.get().level()).isEqualTo(guard.level());
    assertThat(found.get().zh()).isNotBlank();
    assertThat(found.get().en()).isNotBlank().doesNotContain("Exception");
    assertThat(found.get().file()).isEqualTo("派单规则.xlsx");
  }

  @ParameterizedTest
  @MethodSource("codes")
  void it_just_does_not(String code) throws IOException {
    // the policy that all begin with sets off W14 and W17 by itself, elsewhere
    var before = issues(it -> {});
    var after = issues(GUARDS.get(code).justNot());

    assertThat(after.stream().filter(it -> it.code().equals(code)).count())
        .as(() -> after.stream().filter(it -> it.code().equals(code)).toList().toString())
        .isEqualTo(before.stream().filter(it -> it.code().equals(code)).count());
  }

  @Test
  void no_guard_is_without_a_case() {
    var all = new TreeSet<String>();
    IntStream.rangeClosed(1, 25).forEach(it -> all.add("W%02d".formatted(it)));
    IntStream.rangeClosed(1, 7).forEach(it -> all.add("P%02d".formatted(it)));
    all.removeAll(GUARDS.keySet());

    assertThat(all).isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
  }

  @Test
  void a_row_that_stands_twice_is_not_told_to_lose_as_well() throws IOException {
    var twice = issues(GUARDS.get("W10").off());

    assertThat(twice).extracting(RuleIssue::code).contains("W10").doesNotContain("W12");
  }

  @Test
  void an_engine_that_the_referee_contradicts_is_not_published() throws IOException {
    try (var engine = Engine.of(PolicyLoader.read(xlsx).rules().orElseThrow())) {
      assertThat(Disputes.of(engine, xlsx)).isEmpty();
      var wrong = engine.judge(List.of(garbage())).get(0).ruling();

      var issues = Disputes.of(engine, xlsx, it -> wrong);
      assertThat(issues).hasSize(10).allMatch(it -> it.code().equals("P06") && it.blocks());
      assertThat(issues.get(0).en()).contains("the engine and the referee disagree on event");
    }
  }

  private static LocatedEvent garbage() {
    var at = Instant.parse("2026-03-02T02:00:00Z");
    return LocatedEvent.nowhere(
        Event.builder(new EventId("g"), Source.CITIZEN, "city.garbage", at).build());
  }

  @Test
  void a_policy_that_breaks_what_the_host_relies_on_is_refused() throws IOException {
    var contract = new Contract("litter goes to sanitation", garbage(), "HW");
    var clock = InstantSource.system();
    try (var rules = RuleBase.load(xlsx.getParent(), clock, List.of(contract))) {
      var before = rules.revision();
      try (var in = Files.newInputStream(xlsx);
          var workbook = new XSSFWorkbook(in)) {
        new Book(workbook).set("派单规则", 4, "责任部门", "城管");
        try (var file = Files.newOutputStream(xlsx)) {
          workbook.write(file);
        }
      }

      var attempt = rules.reload();
      assertThat(attempt.accepted()).isFalse();
      assertThat(has(attempt.issues(), "P07")).isTrue();
      assertThat(attempt.issues().get(attempt.issues().size() - 1).en())
          .contains("litter goes to sanitation", "HW", "ZF");
      assertThat(rules.revision()).isEqualTo(before);
    }
  }
}
