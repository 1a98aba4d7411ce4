package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.cli.Validate.Language;
import org.gridward.rules.workbook.SheetKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes a workbook to begin with: every sheet, its headings, and the rows that no policy lacks.
 */
@Command(
    name = "template",
    description = "Writes an empty policy workbook with instructions, drop-downs and first rows.",
    mixinStandardHelpOptions = true)
final class Template implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUT.xlsx", description = "the workbook")
  private Path out;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      paramLabel = "LANGUAGE",
      description = "language of the headings: zh or en")
  private Language language;

  @Override
  public Integer call() throws IOException {
    var rows = new EnumMap<SheetKind, List<List<String>>>(SheetKind.class);
    put(rows, SheetKind.DISPATCH, "rule=SR-001 lead=属地 action=派给 note=兜底:没有其他行适用时,交属地部门");
    put(rows, SheetKind.CLASSIFY, "rule=FL-001 kind=report.general minor=示例小类");
    put(rows, SheetKind.LIMITS, "rule=SX-001 limit=7天");
    put(rows, SheetKind.NOTICES, "rule=TZ-001 when=派遣 role=处置人 channel=应用 template=请处置{case}");
    put(
        rows,
        SheetKind.THRESHOLDS,
        "rule=YZ-001 quantity=water.level unit=cm trigger=≥30 recovery=<25 lasting=5分钟"
            + " kind=flood.level grade=重大");
    put(
        rows,
        SheetKind.APPRAISAL,
        "rule=KH-001 name=按期处置率 formula=按期处置率 weight=60 subject=部门 period=月");
    put(
        rows,
        SheetKind.SITUATIONS,
        "rule=TS-001 minor=示例小类 scope=网格 window=1天 count=3 action=预警 clear=1天无新增");
    put(rows, SheetKind.DEPARTMENTS, "code=ZX name=指挥中心 kind=指挥中心");
    put(rows, SheetKind.CATEGORIES, "type=事件 major=示例大类 code=0101 minor=示例小类");
    put(rows, SheetKind.GRIDS);
    put(
        rows,
        SheetKind.CALENDAR,
        "day=周一 type=工作日 hours=08:30-17:30",
        "day=周二 type=工作日 hours=08:30-17:30",
        "day=周三 type=工作日 hours=08:30-17:30",
        "day=周四 type=工作日 hours=08:30-17:30",
        "day=周五 type=工作日 hours=08:30-17:30");
    put(
        rows,
        SheetKind.TESTS,
        "case=YL-001 minor=示例小类 at=2026-03-02T10:00 lead=指挥中心 note=没有属地部门时归指挥中心");
    put(rows, SheetKind.REVISION, "item=时区 value=Asia/Shanghai", "item=网格编码 value=15");
    CanonicalPolicy.ofRows(rows, Map.of()).exportWorkbook(out, language == Language.zh);
    spec.commandLine().getOut().println(out + " is ready to be filled.");
    return 0;
  }

  /** Rows as {@code column=cell}, apart by spaces. */
  private static void put(
      EnumMap<SheetKind, List<List<String>>> rows, SheetKind kind, String... lines) {
    rows.put(
        kind,
        Arrays.stream(lines)
            .map(line -> kind.columns().stream().map(column -> cell(line, column.key())).toList())
            .toList());
  }

  private static String cell(String line, String column) {
    for (var part : line.split(" ")) {
      if (part.startsWith(column + "=")) {
        return part.substring(column.length() + 1);
      }
    }
    return "";
  }
}
