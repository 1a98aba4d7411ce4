package org.gridward.rules.fact.expert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridward.decision.Grade;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridKind;

/**
 * A field that an expert rule may ask about.
 *
 * @param name as rules write it
 * @param kind what it holds
 * @param words the only words it can hold; empty where it may hold any
 */
public record FactField(String name, Kind kind, List<String> words) {

  /** What a field or a literal holds. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A set of texts, of which one can be a member. */
    TEXTS
  }

  static final List<FactField> OF_EVENT =
      Stream.of(
              texts("category", "major", "minor", "kind", "nativeKind"),
              texts("grid", "gridName", "owner", "component", "text", "measure", "unit"),
              numbers("value", "hour", "minute", "weekday", "month", "day"),
              Stream.of(
                  one("source", Source.values()),
                  one("severity", Severity.values()),
                  one("grade", Grade.values()),
                  one("gridKind", GridKind.values()),
                  one("gridClass", GridClass.values()),
                  new FactField("areas", Kind.TEXTS, List.of()),
                  new FactField("workday", Kind.TRUTH, List.of())))
          .flatMap(it -> it)
          .toList();

  static final List<FactField> OF_READING =
      Stream.concat(texts("name", "unit"), numbers("value")).toList();

  static final List<FactField> OF_AREA =
      Stream.concat(texts("code", "name"), Stream.of(one("level", Area.Level.values()))).toList();

  private static Stream<FactField> texts(String... names) {
    return Arrays.stream(names).map(it -> new FactField(it, Kind.TEXT, List.of()));
  }

  private static Stream<FactField> numbers(String... names) {
    return Arrays.stream(names).map(it -> new FactField(it, Kind.NUMBER, List.of()));
  }

  private static FactField one(String name, Enum<?>[] words) {
    return new FactField(name, Kind.TEXT, Arrays.stream(words).map(Enum::name).toList());
  }

  /** Whether a text can stand in it at all; an unknown word would make a rule that never holds. */
  public boolean canBe(String word) {
    return words.isEmpty() || words.contains(word);
  }

  /** The field of that name among some. */
  static Optional<FactField> named(List<FactField> fields, String name) {
    return fields.stream().filter(it -> it.name.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
