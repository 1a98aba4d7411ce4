package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gridward.rules.fact.expert.FactField;
import org.gridward.rules.fact.expert.FactType;
import org.gridward.rules.fact.expert.Operand;
import org.gridward.rules.fact.expert.Operator;

/** Reads what is compared: fields, names given before, literals. Not thread-safe. */
final class Operands {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

  private final Tokens tokens;
  private final int slot;
  private final FactType type;
  private final Map<String, Binding> names;
  private boolean bound;

  Operands(Tokens tokens, int slot, FactType type, Map<String, Binding> names) {
    this.tokens = tokens;
    this.slot = slot;
    this.type = type;
    this.names = names;
  }

  /** Notes the name in {@code $name : field}; the field itself is read as any other. */
  void bind() throws Refusal {
    if (!tokens.second().is(":")) {
      return;
    }
    var name = tokens.take();
    tokens.take();
    var field = type.field(tokens.peek().text());
    if (!name.text().startsWith("$") || names.containsKey(name.text()) || field.isEmpty()) {
      throw new Refusal(
          "X09",
          name.at(),
          name.text(),
          "应写成“$名字 : 字段”，名字不重复。",
          "write $name : field, with a name of its own and a field of " + type.word());
    }
    names.put(name.text(), new Binding.Field(new Operand.Of(slot, type, field.get())));
    bound = true;
  }

  /** Whether a name was given and nothing is asked. */
  boolean isBareBinding() {
    if (bound && tokens.second().kind() == Token.Kind.END) {
      tokens.take();
      return true;
    }
    return false;
  }

  /** The next operand. */
  Operand next() throws Refusal {
    var token = tokens.peek();
    var word = token.kind() == Token.Kind.WORD && !token.is("true") && !token.is("false");
    return word ? named(tokens.take()) : literal();
  }

  private Operand named(Token word) throws Refusal {
    if (names.get(word.text()) instanceof Binding.Field it) {
      return it.operand();
    }
    var field = type.field(word.text());
    if (field.isPresent()) {
      return new Operand.Of(slot, type, field.get());
    }
    var fields = type.fields().stream().map(FactField::name).sorted().toList();
    throw new Refusal(
        "X09",
        word.at(),
        word.text(),
        "%s 没有字段“%s”，只有 %s。".formatted(type.word(), word.text(), String.join("、", fields)),
        "%s has no field %s; it has %s"
            .formatted(type.word(), word.text(), String.join(", ", fields)));
  }

  /** The next literal. */
  Operand literal() throws Refusal {
    var token = tokens.peek();
    if (token.is("true") || token.is("false")) {
      return new Operand.Truth(tokens.take().is("true"));
    }
    if (token.kind() == Token.Kind.TEXT) {
      return new Operand.Text(text(tokens.take()));
    }
    var negative = tokens.take("-");
    if (tokens.peek().kind() != Token.Kind.NUMBER
        || !NUMBER.matcher(tokens.peek().text()).matches()) {
      throw tokens.unexpected("a field, text or number", "字段、文字或数字");
    }
    var number = Double.parseDouble(tokens.take().text());
    return new Operand.Number(negative ? -number : number);
  }

  /** The text of a literal, refused where it holds more than letters. */
  static String text(Token token) throws Refusal {
    if (token.text().length() > Bounds.TEXT || !RawScan.isLiteral(token.text())) {
      throw new Refusal(
          "X13",
          token.at(),
          token.text(),
          "文字只能用字母、数字、汉字、空格和 _-.:/，最多 %d 字。".formatted(Bounds.TEXT),
          "a text takes letters, digits, Han, space and _-.:/ only, at most %d of them"
              .formatted(Bounds.TEXT));
    }
    return token.text();
  }

  /** Whether these can be compared so, and could ever be equal. */
  void check(Token at, Operand left, Operator operator, Operand right) throws Refusal {
    var fields = left instanceof Operand.Of || right instanceof Operand.Of;
    if (!fields || !operator.takes(left.kind(), right.kind())) {
      throw new Refusal(
          "X09",
          at.at(),
          at.text(),
          "%s 与 %s 不能用“%s”比较。".formatted(left.kind(), right.kind(), operator),
          "%s and %s cannot be compared by %s; compare a field with its own kind"
              .formatted(left.kind(), right.kind(), operator));
    }
    if (operator == Operator.EQUAL) {
      checkWord(at, left, right);
      checkWord(at, right, left);
    }
  }

  private static void checkWord(Token at, Operand field, Operand literal) throws Refusal {
    if (field instanceof Operand.Of of
        && literal instanceof Operand.Text text
        && !of.field().canBe(text.value())) {
      List<String> words = of.field().words();
      throw new Refusal(
          "X09",
          at.at(),
          text.value(),
          "%s 不会是“%s”，只有 %s。".formatted(of.field(), text.value(), String.join("、", words)),
          "%s is never \"%s\"; it is one of %s"
              .formatted(of.field(), text.value(), String.join(", ", words)));
    }
  }
}
