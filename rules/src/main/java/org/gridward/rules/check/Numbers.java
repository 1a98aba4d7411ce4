package org.gridward.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gridward.rules.fact.Condition;

/** Reads and writes conditions on a number: ≥30, <30, 30~60, ≥30且<60. */
final class Numbers {

  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final Pattern BOUND = Pattern.compile("(>=|<=|≥|≤|>|<)\\s*" + NUMBER);
  private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s*(?:~|至|-)\\s*" + NUMBER);
  private static final Pattern ONE = Pattern.compile(NUMBER);

  private Numbers() {}

  static Optional<Condition> condition(String text) {
    var folded = CellText.fold(text);
    var range = RANGE.matcher(folded);
    if (range.matches()) {
      var low = Double.parseDouble(range.group(1));
      var high = Double.parseDouble(range.group(2));
      return low > high
          ? Optional.empty()
          : Optional.of(new Condition.Between(low, true, high, true));
    }
    if (ONE.matcher(folded).matches()) {
      var value = Double.parseDouble(folded);
      return Optional.of(new Condition.Between(value, true, value, true));
    }
    var all =
        new Condition.Between(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    for (var part : folded.split("且|and")) {
      var bound = BOUND.matcher(part.strip());
      if (!bound.matches()) {
        return Optional.empty();
      }
      all = narrow(all, bound.group(1), Double.parseDouble(bound.group(2)));
    }
    return Optional.of(all);
  }

  private static Condition.Between narrow(Condition.Between all, String sign, double value) {
    return switch (sign) {
      case ">=", "≥" -> new Condition.Between(value, true, all.high(), all.highIn());
      case ">" -> new Condition.Between(value, false, all.high(), all.highIn());
      case "<=", "≤" -> new Condition.Between(all.low(), all.lowIn(), value, true);
      default -> new Condition.Between(all.low(), all.lowIn(), value, false);
    };
  }

  /** A condition as an editor writes it, so that reading it again gives the same. */
  static String write(Condition.Between it) {
    if (it.lowIn() && it.highIn() && Double.isFinite(it.low()) && Double.isFinite(it.high())) {
      return it.low() == it.high() ? plain(it.low()) : plain(it.low()) + "~" + plain(it.high());
    }
    var bounds = new ArrayList<String>();
    if (Double.isFinite(it.low())) {
      bounds.add((it.lowIn() ? "≥" : ">") + plain(it.low()));
    }
    if (Double.isFinite(it.high())) {
      bounds.add((it.highIn() ? "≤" : "<") + plain(it.high()));
    }
    return String.join("且", bounds);
  }

  /** A number without exponent and needless zeros. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
