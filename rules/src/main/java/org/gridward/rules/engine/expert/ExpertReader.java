package org.gridward.rules.engine.expert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.RuleDescr;
import org.gridward.rules.fact.expert.ExpertRule;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;

/**
 * Reads and checks the expert rules of a policy folder: {@code *.drl}, and {@code *.dslr} with the
 * sentences of {@code *.dsl}. Nothing that they say is executed. Not thread-safe.
 */
public final class ExpertReader {

  private final Set<String> rows;
  private final Issues issues;
  private final List<ExpertRule> rules = new ArrayList<>();
  private int counted;
  private boolean refused;

  private ExpertReader(Set<String> rows, Issues issues) {
    this.rows = rows;
    this.issues = issues;
  }

  /**
   * The checked rules of a folder: all of them, or none where anything is refused. A single
   * workbook has none.
   *
   * @param policy a policy folder, or one workbook
   * @param rows the numbers of the rows that a rule may hit: those of 派单规则, 时限规则 and 通知规则
   * @param issues what is refused, X01 to X14, with the file and {@code line:column} from 1
   * @throws IOException when the folder or a file cannot be read
   */
  public static List<ExpertRule> read(Path policy, Set<String> rows, Issues issues)
      throws IOException {
    var reader = new ExpertReader(rows, issues);
    reader.read(PolicyFolder.experts(policy));
    return reader.refused ? List.of() : List.copyOf(reader.rules);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String ending(Path file) {
    var name = name(file).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void read(List<Path> files) throws IOException {
    var bytes = 0L;
    for (var file : files) {
      bytes += Files.size(file);
      if (bytes > Bounds.BYTES || files.size() > Bounds.FILES) {
        refuse(
            name(file),
            "1:1",
            new Refusal(
                "X01",
                0,
                files.size() + ", " + bytes,
                "专家规则文件超过 %d 个或共 %d KB。".formatted(Bounds.FILES, Bounds.BYTES / 1024),
                "more than %d files, or %d KB, of expert rules; write fewer"
                    .formatted(Bounds.FILES, Bounds.BYTES / 1024)));
        return;
      }
    }
    var texts = texts(files);
    var dsl = sentences(files, texts);
    texts.forEach(
        (file, text) -> {
          if (ending(file).equals("drl")) {
            rules(file, text, () -> Source.plain(name(file), text));
          } else if (ending(file).equals("dslr") && dsl.isPresent()) {
            rules(file, text, () -> Expansion.of(name(file), text, dsl.get()));
          }
        });
  }

  /** Decoded and scanned. */
  private Map<Path, String> texts(List<Path> files) throws IOException {
    var texts = new TreeMap<Path, String>();
    for (var file : files) {
      var bytes = Files.readAllBytes(file);
      try {
        texts.put(file, RawScan.read(bytes));
      } catch (Refusal e) {
        refuse(name(file), place(RawScan.decoded(bytes), e.at()), e);
      }
    }
    return texts;
  }

  /** All sentences; empty where one is refused, for then nobody knows what a rule wants to say. */
  private Optional<Dsl> sentences(List<Path> files, Map<Path, String> texts) {
    var dsl = Dsl.none();
    var known = true;
    for (var file : files) {
      var text = texts.get(file);
      if (ending(file).equals("dsl")) {
        try {
          dsl = text == null ? dsl : dsl.with(text);
          known &= text != null;
        } catch (Refusal e) {
          refuse(name(file), place(text, e.at()), e);
          known = false;
        }
      }
    }
    return known ? Optional.of(dsl) : Optional.empty();
  }

  private static String place(String text, int at) {
    return new Source("", text, List.of()).place(at);
  }

  /** A text on its way to the parser, unless it is refused. */
  private interface Way {
    Source source() throws Refusal;
  }

  private void rules(Path file, String text, Way way) {
    Source source;
    try {
      source = way.source();
    } catch (Refusal e) {
      refuse(name(file), place(text, e.at()), e);
      return;
    }
    try {
      count(Extent.rules(source.text()));
      var checker = new RuleChecker(source, rows);
      for (var rule : DrlReader.read(source)) {
        rule(source, checker, rule);
      }
    } catch (Refusal e) {
      refuse(name(file), source.place(e.at()), e);
    }
  }

  private void rule(Source source, RuleChecker checker, RuleDescr rule) {
    try {
      var checked = checker.check(rule);
      if (checked.isPresent()) {
        RuleChecker.distinct(rules, checked.get(), rule.getStartCharacter());
        rules.add(checked.get());
      }
    } catch (Refusal e) {
      refuse(source.file(), source.place(e.at()), e);
    }
  }

  private void count(int more) throws Refusal {
    counted += more;
    if (counted > Bounds.RULES) {
      throw new Refusal(
          "X04",
          0,
          counted + "",
          "专家规则超过 %d 条。".formatted(Bounds.RULES),
          "more than %d expert rules; write rows instead".formatted(Bounds.RULES));
    }
  }

  private void refuse(String file, String place, Refusal why) {
    refused = true;
    issues.add(
        new RuleIssue(why.code(), Level.ERROR, file, "", place, why.value(), why.zh(), why.en()));
  }
}
