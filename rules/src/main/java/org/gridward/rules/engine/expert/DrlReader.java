package org.gridward.rules.engine.expert;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/** Parses a measured text, without building anything, and admits nothing beside plain rules. */
final class DrlReader {

  private static final Set<String> IMPORTS =
      Set.of("org.gridward.Event", "org.gridward.Reading", "org.gridward.Area");

  private DrlReader() {}

  /** The rules of a text as the parser sees them. */
  static List<RuleDescr> read(Source source) throws Refusal {
    var parsed = parse(source.text());
    if (parsed == null) {
      return List.of(); // nothing but comments
    }
    refuse("function", "函数", parsed.getFunctions());
    refuse("global", "全局变量", parsed.getGlobals());
    refuse("declare", "类型声明", parsed.getTypeDeclarations());
    refuse("declare enum", "枚举声明", parsed.getEnumDeclarations());
    refuse("declare entry-point", "入口声明", parsed.getEntryPointDeclarations());
    refuse("declare window", "窗口声明", parsed.getWindowDeclarations());
    refuse("import function", "静态引入", parsed.getFunctionImports());
    refuse("import accumulate", "累积引入", parsed.getAccumulateImports());
    refuse("package attribute", "包属性", parsed.getAttributes());
    refuse("unit", "规则单元", Stream.ofNullable(parsed.getUnit()).toList());
    imports(parsed);
    for (var rule : parsed.getRules()) {
      if (rule.getClass() != RuleDescr.class) {
        refuse("query", "查询", List.of(rule));
      }
    }
    return parsed.getRules();
  }

  private static PackageDescr parse(String text) throws Refusal {
    var parser = new DrlParser();
    PackageDescr parsed;
    try {
      parsed = parser.parse(false, text);
    } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
      throw syntax(0, "", "");
    }
    if (parser.hasErrors()) {
      var error = parser.getErrors().get(0);
      var at = error instanceof ParserError it ? offset(text, it.getRow(), it.getCol()) : 0;
      var end = Math.min(text.length(), at + 20);
      var seen = text.substring(at, end).lines().findFirst().orElse("");
      throw syntax(at, seen, parser.getErrors().get(0).getMessage());
    }
    return parsed;
  }

  private static Refusal syntax(int at, String seen, String said) {
    return new Refusal(
        "X03",
        at,
        seen,
        "此处不是规则的写法，请对照手册中的例子。",
        "this is not how a rule is written; compare an example of the handbook"
            + (said.isEmpty() ? "" : " (" + said.lines().findFirst().orElse("") + ")"));
  }

  /** The parser counts lines from 1 and columns from 0. */
  private static int offset(String text, int line, int column) {
    var at = 0;
    for (var passed = 1; passed < line && text.indexOf('\n', at) >= 0; passed++) {
      at = text.indexOf('\n', at) + 1;
    }
    return Math.max(0, Math.min(text.length(), at + Math.max(0, column)));
  }

  private static void refuse(String en, String zh, Collection<? extends BaseDescr> found)
      throws Refusal {
    for (var it : found) {
      throw new Refusal(
          "X05",
          Math.max(0, it.getStartCharacter()),
          en,
          "不允许%s（%s），请只写规则。".formatted(zh, en),
          "%s is not allowed; write nothing but rules".formatted(en));
    }
  }

  private static void imports(PackageDescr parsed) throws Refusal {
    for (ImportDescr it : parsed.getImports()) {
      if (!IMPORTS.contains(it.getTarget())) {
        throw new Refusal(
            "X05",
            Math.max(0, it.getStartCharacter()),
            it.getTarget(),
            "不允许引入“%s”；Event、Reading、Area 无需引入。".formatted(it.getTarget()),
            "import of %s is not allowed; Event, Reading and Area need none"
                .formatted(it.getTarget()));
      }
    }
  }
}
