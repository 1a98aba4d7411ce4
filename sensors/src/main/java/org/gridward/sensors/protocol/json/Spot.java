package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A place in a message: {@code /a/b} in the element (RFC 6901), {@code $/a/b} in the whole message,
 * {@code $} all of it, {@code @2} the second level of the topic or of the path behind the binding,
 * {@code @-1} the last.
 *
 * @param text as it is written
 * @param where which of the three
 * @param pointer for the first two
 * @param level for the third; from 1, or negative from the end
 */
record Spot(String text, Where where, JsonPointer pointer, int level) {

  /** What a place is in. */
  enum Where {
    ELEMENT,
    MESSAGE,
    ADDRESS
  }

  /** Throws {@link IllegalArgumentException} for what is no place. */
  static Spot of(String text) {
    if (text.matches("@-?[1-9]\\d?")) {
      return new Spot(
          text, Where.ADDRESS, JsonPointer.empty(), Integer.parseInt(text.substring(1)));
    }
    if (text.equals("$") || text.startsWith("$/")) {
      return new Spot(text, Where.MESSAGE, JsonPointer.compile(text.substring(1)), 0);
    }
    if (text.startsWith("/")) {
      return new Spot(text, Where.ELEMENT, JsonPointer.compile(text), 0);
    }
    throw new IllegalArgumentException("no place");
  }

  /** What stands there; missing where nothing does or it is null. */
  JsonNode in(Scope scope) {
    var found =
        switch (where) {
          case ELEMENT -> scope.element().at(pointer);
          case MESSAGE -> scope.root().at(pointer);
          case ADDRESS -> level(scope);
        };
    return found.isNull() ? MissingNode.getInstance() : found;
  }

  private JsonNode level(Scope scope) {
    var levels = scope.in().segments();
    var at = level > 0 ? level - 1 : levels.size() + level;
    return at >= 0 && at < levels.size()
        ? TextNode.valueOf(levels.get(at))
        : MissingNode.getInstance();
  }

  @Override
  public String toString() {
    return text;
  }
}
