package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes random rules of the language. The same seed, the same rules. */
final class RandomRules {

  private static final List<String> EVENT =
      List.of(
          "category == \"0102\"",
          "category != \"0102\"",
          "source in (\"CITIZEN\", \"SENSOR\", \"MAIL\")",
          "source not in (\"CITIZEN\", \"SENSOR\")",
          "severity == \"HIGH\"",
          "severity != \"LOW\"",
          "gridClass == \"II\"",
          "gridKind != \"BASIC\"",
          "text contains \"占道\"",
          "text not contains \"水\"",
          "areas contains \"330421\"",
          "areas not contains \"沙塘村\"",
          "\"禾塘镇\" memberOf areas",
          "owner memberOf areas",
          "workday",
          "workday == false",
          "hour >= 22",
          "minute < 30",
          "weekday in (6, 7)",
          "value >= 0",
          "value == 1",
          "3 > value",
          "owner == \"电力\"",
          "unit == \"cm\"");
  private static final List<String> READING =
      List.of(
          "name == \"a\"",
          "name in (\"a\", \"b\")",
          "name not contains \"b\"",
          "value > 1",
          "value <= -1",
          "value != 0",
          "unit == \"cm\"",
          "value in (-1, 0, 2)");
  private static final List<String> AREA =
      List.of(
          "level == \"COMMUNITY\"",
          "level != \"DISTRICT\"",
          "code == \"330421\"",
          "name contains \"村\"");

  private final Random random;

  RandomRules(long seed) {
    this.random = new Random(seed);
  }

  /** A file of rules that all hit SR-013. */
  String file(int rules) {
    return IntStream.range(0, rules)
        .mapToObj(it -> Scenes.rule(when()).replace("\"r\"", "\"r" + it + "\""))
        .collect(Collectors.joining());
  }

  private String when() {
    var event = "$e : Event( $v : value, " + constraints(EVENT) + " )";
    var free = "$e : Event( $v : value )";
    var rest = List.of(reading(""), area(""), reading(", value > $v"), area(", name != $n"));
    return switch (random.nextInt(12)) {
      case 0 -> event;
      case 1 -> event + " " + rest.get(0);
      case 2 -> free + " not " + rest.get(2);
      case 3 -> free + " exists " + rest.get(2) + " " + rest.get(1);
      case 4 -> event + " ( " + rest.get(0) + " or " + rest.get(1) + " )";
      case 5 -> free + " not( " + bound(rest.get(0)) + " and Reading( value > $w ) )";
      case 6 -> event + " Area( $n : name ) exists " + rest.get(3);
      case 7 -> "not " + rest.get(1) + " " + event;
      case 8 -> bound(rest.get(0)) + " $e : Event( value < $w, " + constraints(EVENT) + " )";
      case 9 -> free + " ( " + rest.get(2) + " or not " + rest.get(1) + " )";
      case 10 -> free + " exists( " + bound(rest.get(0)) + " and not Reading( value < $w ) )";
      default -> free + " not( " + rest.get(0) + " or " + rest.get(1) + " )";
    };
  }

  private static String bound(String reading) {
    return reading.replace("Reading( ", "Reading( $w : value, ");
  }

  private String reading(String more) {
    return "Reading( " + constraints(READING) + more + " )";
  }

  private String area(String more) {
    return "Area( " + constraints(AREA) + more + " )";
  }

  private String constraints(List<String> from) {
    return IntStream.rangeClosed(0, random.nextInt(2))
        .mapToObj(it -> constraint(from, 0))
        .collect(Collectors.joining(", "));
  }

  private String constraint(List<String> from, int depth) {
    var kind = depth > 2 ? 0 : random.nextInt(6);
    var one = from.get(random.nextInt(from.size()));
    return switch (kind) {
      case 3 -> "!(" + constraint(from, depth + 1) + ")";
      case 4 -> "(" + one + " && " + constraint(from, depth + 1) + ")";
      case 5 -> "(" + constraint(from, depth + 1) + " || " + one + ")";
      default -> one;
    };
  }
}
