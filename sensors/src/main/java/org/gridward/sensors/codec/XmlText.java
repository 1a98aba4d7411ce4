package org.gridward.sensors.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The characters of an XML document. Decoded here and not by the parser of the JDK, which writes to
 * the console when bytes are wrong. Chinese devices often write GB 2312 and do not say so; what is
 * no UTF-8 and declares nothing is tried as GB 18030, which contains it.
 */
final class XmlText {

  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]{0,80}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,20})[\"']");
  private static final int DECLARATION = 120;
  private static final Charset GB18030 = Charset.forName("GB18030");

  private XmlText() {}

  /**
   * Decodes some bytes of a body.
   *
   * @param from the first byte that is no byte order mark and not blank
   */
  static String of(String protocol, byte[] body, int from, int to) throws MalformedPayload {
    var head =
        new String(body, from, Math.min(DECLARATION, to - from), StandardCharsets.ISO_8859_1);
    var declared = declared(head);
    var text = decode(declared.orElse(StandardCharsets.UTF_8), body, from, to);
    if (text.isEmpty() && declared.isEmpty()) {
      text = decode(GB18030, body, from, to);
    }
    return text.orElseThrow(
        () ->
            MalformedPayload.of(
                protocol,
                "",
                "found bytes that are no "
                    + declared.orElse(StandardCharsets.UTF_8)
                    + ", expected XML text"));
  }

  private static Optional<Charset> declared(String head) {
    if (head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE")) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    var matcher = DECLARED.matcher(head);
    return matcher.find() ? known(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Charset> known(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "GB2312", "GBK", "GB18030" -> Optional.of(GB18030);
      case "ISO-8859-1", "LATIN1" -> Optional.of(StandardCharsets.ISO_8859_1);
      default -> Optional.empty(); // UTF-8, ASCII, and words that devices make up
    };
  }

  private static Optional<String> decode(Charset charset, byte[] body, int from, int to) {
    try {
      var bytes = ByteBuffer.wrap(body, from, to - from);
      return Optional.of(charset.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
