package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cuts an endless multipart body into messages: a part and the pictures that follow it. A part ends
 * where its Content-Length says or, without one, at the next delimiter; what no delimiter follows
 * is known to be whole when the stream is {@link #quiet}. Each message is a multipart body of its
 * own. One thread's.
 */
public final class MultipartCutter {

  private static final int FIRST_BYTES = 4 << 10;
  private static final int MOST_HEADER_BYTES = 8 << 10;
  private static final int MOST_LINE_BYTES = 1 << 10;

  private enum Place {
    /** Between two parts. */
    DELIMITER,
    HEADERS,
    CONTENT,
    /** Behind content that was as long as announced. */
    BEHIND
  }

  private final int most;
  private final List<byte[]> messages = new ArrayList<>();
  private byte[] bytes = new byte[FIRST_BYTES];
  private int end;
  private int at; // all before was understood
  private Place place = Place.DELIMITER;
  private byte[] delimiter; // null until the first has come
  private int part; // where the part in hand begins
  private int content;
  private int announced; // -1 where it ends at the next delimiter
  private boolean whole; // parts before the one in hand are a message

  /**
   * Nothing has come so far.
   *
   * @param most bytes of a message at most
   */
  public MultipartCutter(int most) {
    this.most = most;
  }

  /** Bytes that belong to no message yet. */
  public int size() {
    return end;
  }

  /**
   * Takes what has come.
   *
   * @return the messages that are whole now
   * @throws IllegalArgumentException when it is no multipart body, or a message is too large
   */
  public List<byte[]> add(byte[] more) {
    var size = more.length;
    if (end + size > most) {
      throw new IllegalArgumentException(
          "a message is larger than " + most + " bytes; fewer pictures, or a smaller format");
    }
    if (end + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(end + size, 2 * bytes.length)));
    }
    System.arraycopy(more, 0, bytes, end, size);
    end += size;
    while (step()) {
      // one step after the other
    }
    return taken();
  }

  /** The message that must be whole, since nothing has come for a while. */
  public List<byte[]> quiet() {
    if (place == Place.BEHIND || place == Place.CONTENT && announced < 0 && end > content) {
      emit(end);
      place = Place.DELIMITER;
    } else if (whole && place == Place.DELIMITER) {
      emit(at);
    } else if (whole && place == Place.HEADERS) {
      emit(part);
    }
    return taken();
  }

  private List<byte[]> taken() {
    var taken = List.copyOf(messages);
    messages.clear();
    return taken;
  }

  private boolean step() {
    return switch (place) {
      case DELIMITER -> readDelimiter();
      case HEADERS -> readHeaders();
      case CONTENT -> announced < 0 ? findDelimiter() : skipContent();
      case BEHIND -> lookBehind();
    };
  }

  private boolean readDelimiter() {
    var start = Bytes.skipBlank(bytes, at, end);
    var feed = Bytes.lineFeed(bytes, start, end);
    if (feed >= end) {
      if (end - start > MOST_LINE_BYTES) {
        throw new IllegalArgumentException("no multipart boundary comes where one must stand");
      }
      return false;
    }
    var line = new String(bytes, start, feed - start, StandardCharsets.ISO_8859_1).stripTrailing();
    if (delimiter == null) {
      if (line.length() < 3 || !line.startsWith("--")) {
        throw new IllegalArgumentException("the body does not begin with a multipart boundary");
      }
      delimiter = line.getBytes(StandardCharsets.ISO_8859_1);
    }
    at = feed + 1;
    if (Arrays.equals(line.getBytes(StandardCharsets.ISO_8859_1), delimiter)) {
      part = start;
      place = Place.HEADERS;
    }
    return true; // any other line belongs to nothing
  }

  private boolean readHeaders() {
    var length = -1;
    var picture = false;
    for (var line = at; line - at <= MOST_HEADER_BYTES; ) {
      var feed = Bytes.lineFeed(bytes, line, end);
      if (feed >= end) {
        return tooLong(end - at);
      }
      var text = new String(bytes, line, feed - line, StandardCharsets.ISO_8859_1).strip();
      line = feed + 1;
      if (text.isEmpty()) {
        begin(line, length, picture);
        return true;
      }
      var lower = text.toLowerCase(Locale.ROOT);
      picture |= lower.matches("content-type\\s*:\\s*image/.*");
      if (lower.matches("content-length\\s*:\\s*\\d{1,9}")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
    }
    return tooLong(MOST_HEADER_BYTES + 1);
  }

  private static boolean tooLong(int headers) {
    if (headers > MOST_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "the headers of a part are longer than " + MOST_HEADER_BYTES + " bytes");
    }
    return false;
  }

  /** A part that is no picture begins the next message. */
  private void begin(int from, int length, boolean picture) {
    content = from;
    at = from;
    announced = length;
    place = Place.CONTENT;
    if (whole && !picture) {
      emit(part);
    }
  }

  private boolean skipContent() {
    if (end - content < announced) {
      return false;
    }
    at = content + announced;
    place = Place.BEHIND;
    return true;
  }

  /** Where no delimiter follows, the announced length was wrong. */
  private boolean lookBehind() {
    var next = Bytes.skipBlank(bytes, at, end);
    if (end - next < delimiter.length) {
      return false;
    }
    if (Bytes.startsWith(bytes, next, end, delimiter)) {
      endPart(next);
    } else {
      announced = -1;
      at = content;
      place = Place.CONTENT;
    }
    return true;
  }

  private boolean findDelimiter() {
    for (var feed = 0; ; at = feed + 1) {
      feed = Bytes.lineFeed(bytes, at, end);
      if (feed >= end) {
        return false;
      }
      if (Bytes.startsWith(bytes, at, end, delimiter)) {
        endPart(at);
        return true;
      }
    }
  }

  private void endPart(int next) {
    whole = true;
    at = next;
    place = Place.DELIMITER;
  }

  /** Takes a message off the front. */
  private void emit(int length) {
    messages.add(Arrays.copyOf(bytes, length));
    System.arraycopy(bytes, length, bytes, 0, end - length);
    end -= length;
    at = Math.max(0, at - length);
    part -= Math.min(part, length);
    content -= Math.min(content, length);
    whole = false;
    if (end < FIRST_BYTES && bytes.length > 16 * FIRST_BYTES) {
      bytes = Arrays.copyOf(bytes, FIRST_BYTES);
    }
  }
}
