package org.gridward.examples.host.api;

import java.util.Arrays;
import java.util.Locale;

/** Reads the fixed words of the interface. */
final class Words {

  private Words() {}

  /** The constant of that name; else an error that lists the names there are. */
  static <E extends Enum<E>> E of(Class<E> type, String field, String text) {
    if (text != null) {
      for (var constant : type.getEnumConstants()) {
        if (constant.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException(
        "%s is %s; write one of %s."
            .formatted(
                field,
                text == null ? "missing" : '"' + text + '"',
                Arrays.toString(type.getEnumConstants())));
  }
}
