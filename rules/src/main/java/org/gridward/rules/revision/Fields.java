package org.gridward.rules.revision;

import java.util.LinkedHashMap;
import java.util.Map;

/** Named values as lines of text, {@code name: value}; the same values are the same bytes. */
final class Fields {

  private final Map<String, String> values = new LinkedHashMap<>();

  Fields put(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  String text() {
    var text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(name)
                .append(": ")
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n'));
    return text.toString();
  }

  static Fields parse(String text) {
    var fields = new Fields();
    for (var line : text.split("\n")) {
      var colon = line.indexOf(": ");
      if (colon > 0) {
        fields.put(line.substring(0, colon), unescaped(line.substring(colon + 2)));
      }
    }
    return fields;
  }

  private static String unescaped(String value) {
    var text = new StringBuilder();
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        c =
            switch (value.charAt(++i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> '\\';
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
