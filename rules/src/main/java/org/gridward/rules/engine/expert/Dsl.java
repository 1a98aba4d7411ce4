package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.rules.engine.expert.Sentence.Scope;

/**
 * The sentences of a policy (句式), read from {@code .dsl} files in Drools' own form: {@code
 * [when]来源是{来源}=…}. A template is compared as text: Drools would make a regular expression of it
 * that its author could let run for years, and would replace within what it replaced.
 *
 * @param sentences the more certain ones first
 * @param keywords what the author writes for a word of the language
 */
record Dsl(List<Sentence> sentences, Map<String, String> keywords) {

  private static final Map<String, Scope> SCOPES =
      Map.of(
          "when", Scope.WHEN,
          "condition", Scope.WHEN,
          "then", Scope.THEN,
          "consequence", Scope.THEN,
          "keyword", Scope.KEYWORD);
  private static final Set<String> WORDS =
      Set.of("rule", "when", "then", "end", "salience", "enabled", "no-loop");

  Dsl {
    sentences = List.copyOf(sentences);
    keywords = Map.copyOf(keywords);
  }

  /** No sentences. */
  static Dsl none() {
    return new Dsl(List.of(), Map.of());
  }

  /** These sentences, and those of a text. */
  Dsl with(String text) throws Refusal {
    var all = new ArrayList<>(sentences);
    var words = new HashMap<>(keywords);
    var at = 0;
    for (var line : text.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var sentence = sentence(line, at);
        if (sentence.scope() == Scope.KEYWORD) {
          words.put(sentence.literals().get(0), word(sentence, at));
        } else {
          add(all, sentence, at);
        }
      }
      at += line.length() + 1;
    }
    all.sort(Comparator.comparingInt(Sentence::weight).reversed());
    return new Dsl(all, words);
  }

  private static void add(List<Sentence> all, Sentence added, int at) throws Refusal {
    if (all.stream().anyMatch(it -> it.reads(added))) {
      throw Sentence.wrong(at, added.toString(), "这个句式已经有了", "this sentence stands twice");
    }
    if (all.size() == Bounds.SENTENCES) {
      throw Sentence.wrong(
          at,
          "",
          "句式超过 %d 个".formatted(Bounds.SENTENCES),
          "more than %d sentences".formatted(Bounds.SENTENCES));
    }
    all.add(added);
  }

  private static Sentence sentence(String line, int at) throws Refusal {
    var close = line.indexOf(']');
    var scope =
        line.startsWith("[") && close > 0
            ? Optional.ofNullable(SCOPES.get(line.substring(1, close)))
            : Optional.<Scope>empty();
    var equals = line.indexOf('=', close + 1);
    if (scope.isEmpty() || equals < 0 || line.length() > Bounds.SECTION) {
      throw Sentence.wrong(
          at,
          line.substring(0, Math.min(line.length(), 40)),
          "每行应写成“[when]句式=规则”“[then]句式=规则”或“[keyword]词=rule”",
          "write each line as [when]sentence=rule, [then]sentence=rule or [keyword]word=rule");
    }
    var template = squeezed(line.substring(close + 1, equals));
    var constraint = scope.get() == Scope.WHEN && template.startsWith("-");
    if (template.isEmpty() || template.startsWith("[")) {
      throw Sentence.wrong(
          at + close + 1, template, "句式为空或多了方括号", "the sentence is empty or has a bracket");
    }
    return Sentence.of(
        constraint ? Scope.CONSTRAINT : scope.get(),
        constraint ? template.substring(1).strip() : template,
        line.substring(equals + 1).strip(),
        at + close + 1);
  }

  private static String word(Sentence sentence, int at) throws Refusal {
    if (!sentence.slots().isEmpty() || !WORDS.contains(sentence.expansion())) {
      throw Sentence.wrong(
          at,
          sentence.expansion(),
          "[keyword] 只能替换 rule、when、then、end、salience、enabled、no-loop",
          "[keyword] stands only for rule, when, then, end, salience, enabled or no-loop");
    }
    return sentence.expansion();
  }

  /** One space where there are several. */
  static String squeezed(String text) {
    return text.strip().replaceAll("[ \t]+", " ");
  }
}
