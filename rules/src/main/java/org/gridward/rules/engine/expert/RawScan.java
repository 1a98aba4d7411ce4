package org.gridward.rules.engine.expert;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Looks at each character before anything else does. Every trick that ever ran code through a
 * checked rule file needed one of {@code \ @ ' `}; what cannot be seen, or looks like another
 * letter, deceives the person who approves.
 */
final class RawScan {

  private static final String FORBIDDEN = "\\@'`";
  private static final String CHINESE_MARKS = "、。，：；（）《》！？·…—～≥≤％℃";

  private static final String CHINESE_QUOTES = "“”‘’「」『』＂";

  private RawScan() {}

  /** The text of a file. A byte order mark at its start is dropped. */
  static String read(byte[] bytes) throws Refusal {
    var characters = CharBuffer.allocate(bytes.length);
    var result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), characters, true);
    if (result.isError()) {
      throw new Refusal(
          "X01",
          characters.position(),
          "",
          "文件从此处起不是 UTF-8 编码，请另存为 UTF-8。",
          "from here on the file is not UTF-8; save it as UTF-8");
    }
    var text = characters.flip().toString();
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    scan(plain);
    return plain.replace("\r\n", "\n");
  }

  /** A file's text as well as it can be read, to say where in it something stands. */
  static String decoded(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Refuses the first character that has no place in a rule file. */
  static void scan(String text) throws Refusal {
    for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      var point = text.codePointAt(at);
      var lone = point == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
      if (lone || !isAllowed(point)) {
        throw refused(at, point);
      }
    }
  }

  private static Refusal refused(int at, int point) {
    var quote = CHINESE_QUOTES.indexOf(point) >= 0;
    return new Refusal(
        "X02",
        at,
        "U+%04X".formatted(point),
        "字符 %s 不允许出现在规则文件中，请%s。".formatted(shown(point), quote ? "改用英文双引号" : "删除或改写"),
        "character %s may not stand in a rule file; %s"
            .formatted(
                shown(point), quote ? "write a plain double quote" : "delete or rewrite it"));
  }

  private static boolean isAllowed(int point) {
    if (point < 0x80) {
      return point == '\n'
          || point == '\r'
          || point == '\t'
          || point >= ' ' && point < 0x7F && FORBIDDEN.indexOf(point) < 0;
    }
    return isHan(point) || CHINESE_MARKS.indexOf(point) >= 0;
  }

  /** A Chinese character; radicals and numerals that only look like one are none. */
  static boolean isHan(int point) {
    return UnicodeScript.of(point) == UnicodeScript.HAN
        && Character.getType(point) == Character.OTHER_LETTER
        && !isCompatibility(point);
  }

  /** Code points that normalise to another character, so that two texts look the same. */
  private static boolean isCompatibility(int point) {
    return point >= 0xF900 && point <= 0xFAFF || point >= 0x2F800 && point <= 0x2FA1F;
  }

  private static String shown(int point) {
    var seen = point > ' ' && point < 0x7F || Character.isLetterOrDigit(point);
    return "U+%04X%s".formatted(point, seen ? " \"" + Character.toString(point) + "\"" : "");
  }

  /**
   * Whether a text holds only what a literal may: letters, digits, Han, space and {@code _-.:/}.
   */
  static boolean isLiteral(String text) {
    return text.codePoints()
        .allMatch(
            it ->
                it >= 'a' && it <= 'z'
                    || it >= 'A' && it <= 'Z'
                    || it >= '0' && it <= '9'
                    || " _-.:/".indexOf(it) >= 0
                    || isHan(it));
  }
}
