package org.gridward.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.fact.RuleSet;

/**
 * A made-up policy of so many rows: a quarter classify, 40 % route, a quarter set limits, a tenth
 * tell people; one category and one kind of event for every twenty rows, and one row in five
 * hundred for any category. The same seed gives the same policy.
 */
final class PolicySheets {

  static final int DEPARTMENTS = 40;

  private static final List<String> KINDS =
      IntStream.range(0, 1_000).mapToObj(it -> "made.kind" + it).toList();
  private static final List<String> SOURCES = List.of("传感器", "视频", "网格员", "市民", "热线");
  private static final List<String> HOURS =
      List.of("工作日 08:30-17:30", "节假日", "22:00-06:00", "06:00-22:00");
  private static final List<String> GRADES = List.of("一般", "重大", "紧急");
  private static final List<String> MOMENTS = List.of("派遣", "提醒", "超时", "办结");

  private final int rows;
  private final SplittableRandom random;

  PolicySheets(int rows, long seed) {
    this.rows = rows;
    this.random = new SplittableRandom(seed);
  }

  int categories() {
    return Math.max(1, rows / 20);
  }

  /** Always the same string, as codecs take theirs from one table. */
  static String kind(int category) {
    return KINDS.get(category);
  }

  static String category(int number) {
    return "9%05d".formatted(number);
  }

  /** The policy as read from its sheets. */
  RuleSet read() {
    return read(List.of());
  }

  /** The same with these rows of the sheet 态势规则. */
  RuleSet read(List<String> situations) {
    try {
      var folder = Files.createTempDirectory("policy");
      write(folder);
      sheet(folder, "态势规则", "规则编号,事件小类,原始类别,范围,时窗,次数,来源数,静默时长,动作,解除条件", situations);
      var read = PolicyReader.read(folder);
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      return read.rules()
          .orElseThrow(() -> new IllegalStateException("The policy is bad: " + read.issues()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the sheets as CSV. */
  void write(Path folder) throws IOException {
    sheet(folder, "部门", "部门编码,名称,别名,类型,辖区", departments());
    sheet(folder, "事件分类", "类型,大类名称,编码,小类名称,同义词", dictionary());
    sheet(
        folder,
        "工作日历",
        "日期,类型,时段",
        List.of(
            "周一,工作日,08:30-17:30",
            "周二,工作日,08:30-17:30",
            "周三,工作日,08:30-17:30",
            "周四,工作日,08:30-17:30",
            "周五,工作日,08:30-17:30"));
    sheet(folder, "分类规则", "规则编号,来源,原始类别,数值,上报等级,优先级,事件小类,紧急程度", classify());
    sheet(folder, "派单规则", "规则编号,事件大类,事件小类,来源,网格类型,网格类别,数值,上报等级,时段,优先级,责任部门,处置方式,处置时限", route());
    sheet(folder, "时限规则", "规则编号,事件大类,事件小类,紧急程度,处置时限", limits());
    sheet(folder, "通知规则", "规则编号,时点,事件小类,紧急程度,对象,渠道,模板", notices());
  }

  private static void sheet(Path folder, String name, String head, List<String> lines)
      throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), head + "\n" + String.join("\n", lines) + "\n");
  }

  private static List<String> departments() {
    var lines = new ArrayList<String>();
    lines.add("D0,指挥中心,,指挥中心,");
    for (var i = 1; i < DEPARTMENTS; i++) {
      lines.add("D%d,部门%d,,条线,".formatted(i, i));
    }
    return lines;
  }

  private List<String> dictionary() {
    var lines = new ArrayList<String>();
    for (var i = 0; i < categories(); i++) {
      lines.add("事件,大类%d,%s,小类%d,".formatted(i % 20, category(i), i));
    }
    return lines;
  }

  private List<String> classify() {
    var lines = new ArrayList<String>();
    for (var i = 0; i < rows / 4; i++) {
      var kind = i % categories();
      lines.add(
          "FL-%05d,%s,%s,%s,%s,%d,%s,%s"
              .formatted(
                  i,
                  maybe(source()),
                  kind(kind),
                  maybe("≥" + random.nextInt(60)),
                  maybe(severity()),
                  priority(i / categories()),
                  category((kind + i / categories()) % categories()),
                  maybe(GRADES.get(random.nextInt(3)))));
    }
    return lines;
  }

  private List<String> route() {
    var lines = new ArrayList<String>();
    lines.add("SR-FALL,任意,任意,任意,任意,任意,任意,任意,任意,0,指挥中心,派给,7天");
    var wild = Math.max(1, rows / 500);
    for (var i = 0; i < rows * 2 / 5; i++) {
      var any = i < wild;
      lines.add(
          "SR-%05d,任意,%s,%s,%s,%s,%s,%s,%s,%d,部门%d,派给,%s"
              .formatted(
                  i,
                  any ? "任意" : category(i % categories()),
                  any ? source() : maybe(source()),
                  maybe(random.nextInt(4) == 0 ? "专属" : "基础"),
                  maybe(List.of("一类", "二类", "三类").get(random.nextInt(3))),
                  maybe("≥" + random.nextInt(60)),
                  maybe(severity()),
                  maybe(HOURS.get(random.nextInt(HOURS.size()))),
                  any ? 1 + i : priority(i / categories()),
                  1 + random.nextInt(DEPARTMENTS - 1),
                  random.nextBoolean() ? "" : 1 + random.nextInt(48) + "小时"));
    }
    return lines;
  }

  private List<String> limits() {
    var lines = new ArrayList<String>();
    lines.add("SX-FALL,任意,任意,任意,7天");
    for (var i = 0; i < rows / 4; i++) {
      var turn = i / categories();
      if (turn < 4) {
        lines.add(
            "SX-%05d,任意,%s,%s,%d小时"
                .formatted(
                    i,
                    category(i % categories()),
                    turn == 3 ? "任意" : GRADES.get(turn),
                    1 + random.nextInt(96)));
      }
    }
    return lines;
  }

  private List<String> notices() {
    var lines = new ArrayList<String>();
    for (var i = 0; i < rows / 10; i++) {
      var turn = i / categories();
      lines.add(
          "TZ-%05d,%s,%s,%s,处置人,应用,请处置 {case}"
              .formatted(
                  i,
                  MOMENTS.get(turn % MOMENTS.size()),
                  category(i % categories()),
                  maybe(GRADES.get(random.nextInt(3)))));
    }
    return lines;
  }

  /** One number for each turn, so that rows of one category never contradict each other. */
  private static int priority(int turn) {
    return 30 + turn % 60;
  }

  private String source() {
    return SOURCES.get(random.nextInt(SOURCES.size()));
  }

  private String severity() {
    return List.of("低", "中", "高").get(random.nextInt(3));
  }

  private String maybe(String cell) {
    return random.nextInt(3) == 0 ? cell : "任意";
  }
}
