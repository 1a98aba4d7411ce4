package org.gridward.rules.engine.expert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence that an author may write in place of DRL (句式), with slots for words.
 *
 * @param scope where it may stand
 * @param literals the fixed texts; one more than there are slots, the outer ones may be empty
 * @param slots the names of its slots, in order
 * @param expansion the DRL it stands for, with its slots
 */
record Sentence(Scope scope, List<String> literals, List<String> slots, String expansion) {

  private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)\\}");

  /** Where a sentence may stand. */
  enum Scope {
    WHEN,
    THEN,
    /** Joined to the pattern before it; its sentence begins with a dash. */
    CONSTRAINT,
    /** A word of the language in the author's own. */
    KEYWORD
  }

  Sentence {
    literals = List.copyOf(literals);
    slots = List.copyOf(slots);
  }

  /** A sentence out of its template. */
  static Sentence of(Scope scope, String template, String expansion, int at) throws Refusal {
    var literals = new ArrayList<String>();
    var slots = new ArrayList<String>();
    var matcher = SLOT.matcher(template);
    var end = 0;
    while (matcher.find()) {
      literals.add(template.substring(end, matcher.start()));
      slots.add(matcher.group(1));
      end = matcher.end();
    }
    literals.add(template.substring(end));
    var sentence = new Sentence(scope, literals, slots, expansion);
    sentence.check(template, at);
    return sentence;
  }

  private void check(String template, int at) throws Refusal {
    for (var slot : slots) {
      if (slot.isBlank() || !slot.codePoints().allMatch(Character::isLetterOrDigit)) {
        throw wrong(at, slot, "空位名只能是字母、数字或汉字", "a slot's name is letters, digits or Han only");
      }
    }
    for (var literal : literals) {
      if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0 || literal.indexOf('"') >= 0) {
        throw wrong(at, literal, "句式中不能有引号和单独的花括号", "a sentence has no quotes and no lone brace");
      }
    }
    if (slots.size() > Bounds.SLOTS || slots.stream().distinct().count() < slots.size()) {
      throw wrong(
          at,
          template,
          "句式最多 %d 个空位，且不能同名".formatted(Bounds.SLOTS),
          "a sentence has at most %d slots, each of another name".formatted(Bounds.SLOTS));
    }
    if (literals.subList(1, Math.max(1, literals.size() - 1)).contains("")) {
      throw wrong(at, template, "两个空位之间要有文字", "write words between two slots");
    }
    var matcher = SLOT.matcher(expansion);
    while (matcher.find()) {
      if (!slots.contains(matcher.group(1))) {
        throw wrong(at, matcher.group(), "句式中没有这个空位", "the sentence has no such slot");
      }
    }
  }

  static Refusal wrong(int at, String value, String zh, String en) {
    return new Refusal("X12", at, value, zh + "。", en);
  }

  /** The words in its slots, where a line is this sentence. */
  Optional<Map<String, String>> match(String line) {
    var first = literals.get(0);
    var last = literals.get(literals.size() - 1);
    if (slots.isEmpty()) {
      return line.equals(first) ? Optional.of(Map.of()) : Optional.empty();
    }
    if (line.length() < first.length() + last.length()
        || !line.startsWith(first)
        || !line.endsWith(last)) {
      return Optional.empty();
    }
    return inner(line.substring(first.length(), line.length() - last.length()));
  }

  /** A slot ends where the text after it first stands: no trying back and forth. */
  private Optional<Map<String, String>> inner(String line) {
    var words = new HashMap<String, String>();
    var from = 0;
    for (var i = 0; i < slots.size() - 1; i++) {
      var to = line.indexOf(literals.get(i + 1), from);
      if (to < 0) {
        return Optional.empty();
      }
      words.put(slots.get(i), line.substring(from, to).strip());
      from = to + literals.get(i + 1).length();
    }
    words.put(slots.get(slots.size() - 1), line.substring(from).strip());
    return Optional.of(words);
  }

  /** The DRL with words in its slots. Words are not looked through for slots again. */
  String expand(Map<String, String> words) {
    var text = new StringBuilder();
    var matcher = SLOT.matcher(expansion);
    var end = 0;
    while (matcher.find()) {
      text.append(expansion, end, matcher.start()).append(words.get(matcher.group(1)));
      end = matcher.end();
    }
    return text.append(expansion.substring(end)).toString();
  }

  /** Whether both read the same, whatever their slots are called. */
  boolean reads(Sentence other) {
    return scope == other.scope && literals.equals(other.literals);
  }

  /** How much of it is fixed: of two sentences that fit, the more certain one is meant. */
  int weight() {
    return literals.stream().mapToInt(String::length).sum();
  }

  @Override
  public String toString() {
    return String.join("{}", literals);
  }
}
