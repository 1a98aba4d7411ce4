package org.gridward.sensors.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a text that declares no charset. Chinese devices write UTF-8 or GB 2312; what
 * is no UTF-8 is read as GB 18030, which contains it.
 */
public final class PlainText {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private PlainText() {}

  /**
   * Decodes some bytes of a body.
   *
   * @param from first byte
   * @param to behind the last byte
   */
  public static String of(byte[] body, int from, int to) {
    try {
      var bytes = ByteBuffer.wrap(body, from, to - from);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return new String(body, from, to - from, GB18030);
    }
  }
}
