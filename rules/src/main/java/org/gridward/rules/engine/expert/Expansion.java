package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gridward.rules.engine.expert.Sentence.Scope;

/**
 * Replaces the sentences of a {@code .dslr} by what they stand for, one line by one line. Each is
 * replaced once; what comes out is a rule file like any other and is checked like one.
 */
final class Expansion {

  private final Dsl dsl;
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private String section = "end";
  private int last = -1;

  private Expansion(Dsl dsl) {
    this.dsl = dsl;
  }

  /** A file's rules as DRL, each on the line of its sentence. */
  static Source of(String file, String text, Dsl dsl) throws Refusal {
    var expansion = new Expansion(dsl);
    var at = 0;
    for (var line : Source.withoutComments(text).split("\n", -1)) {
      var indent = line.length() - line.stripLeading().length();
      expansion.columns.add(indent + 1);
      expansion.lines.add(expansion.line(line.strip(), at + indent));
      at += line.length() + 1;
    }
    var expanded = String.join("\n", expansion.lines);
    RawScan.scan(expanded);
    return Source.expanded(file, expanded, expansion.columns);
  }

  private String line(String line, int at) throws Refusal {
    var expander = section.equals("end") && line.startsWith("expander ");
    if (line.isEmpty() || line.startsWith("#") || expander) {
      return ""; // all sentences of the folder are known
    }
    var plain = keyword(line);
    var word = plain.split("[ \"]", 2)[0];
    if (List.of("rule", "when", "then", "end").contains(word)) {
      section = word;
      last = -1;
      return plain;
    }
    if (!section.equals("when") && !section.equals("then")) {
      return plain;
    }
    var expanded = line.startsWith(">") ? line.substring(1) : sentence(Dsl.squeezed(line), at);
    last = lines.size();
    return expanded;
  }

  /** The line with its first word as the language has it. */
  private String keyword(String line) {
    return dsl.keywords().entrySet().stream()
        .filter(it -> line.equals(it.getKey()) || isFirst(it.getKey(), line))
        .max(Comparator.comparingInt(it -> it.getKey().length()))
        .map(it -> it.getValue() + line.substring(it.getKey().length()))
        .orElse(line);
  }

  private static boolean isFirst(String word, String line) {
    return line.startsWith(word) && " \"".indexOf(line.charAt(word.length())) >= 0;
  }

  private String sentence(String line, int at) throws Refusal {
    var constraint = line.startsWith("-");
    var scope = section.equals("then") ? Scope.THEN : constraint ? Scope.CONSTRAINT : Scope.WHEN;
    var plain = constraint ? line.substring(1).strip() : line;
    for (var sentence : dsl.sentences()) {
      var words = sentence.scope() == scope ? sentence.match(plain) : null;
      if (words != null && words.isPresent()) {
        check(words.get(), at);
        var expanded = sentence.expand(words.get());
        return constraint ? joined(expanded, line, at) : expanded;
      }
    }
    throw Sentence.wrong(
        at,
        line,
        "没有这样的句式；请按 .dsl 中的句式书写",
        "no sentence reads like this; write one of the .dsl file");
  }

  private static void check(Map<String, String> words, int at) throws Refusal {
    for (var word : words.values()) {
      if (word.isEmpty() || word.length() > Bounds.TEXT || !RawScan.isLiteral(word)) {
        throw Sentence.wrong(
            at,
            word,
            "空位里只能填字母、数字、汉字、空格和 _-.:/，最多 %d 字".formatted(Bounds.TEXT),
            "a slot takes letters, digits, Han, space and _-.:/, at most %d of them"
                .formatted(Bounds.TEXT));
      }
    }
  }

  /** Moves the closing parenthesis of the pattern before it behind this constraint. */
  private String joined(String constraint, String line, int at) throws Refusal {
    var before = last < 0 ? "" : lines.get(last);
    if (!before.endsWith(")")) {
      throw Sentence.wrong(
          at, line, "“-”行前面要有一个条件", "a line with a dash needs a pattern before it");
    }
    var open = before.substring(0, before.length() - 1);
    lines.set(last, open);
    return (open.endsWith("(") ? "" : ", ") + constraint + ")";
  }
}
