package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cuts a multipart body (RFC 2046) into its parts, as cameras write it rather than as it should be:
 * bare line feeds, missing or quoted boundaries, no closing delimiter. A part's Content-Length wins
 * where it ends at a delimiter, since a picture may contain the boundary; else the next delimiter
 * ends the part.
 */
public final class Multipart {

  private static final int MOST_HEADER_BYTES = 8 << 10;
  private static final int LONGEST_BOUNDARY = 200;
  private static final byte[] DASHES = {'-', '-'};

  private final String protocol;
  private final byte[] body;
  private final byte[] delimiter;
  private final List<Part> parts = new ArrayList<>();

  private Multipart(String protocol, byte[] body, byte[] delimiter) {
    this.protocol = protocol;
    this.body = body;
    this.delimiter = delimiter;
  }

  /**
   * One part.
   *
   * @param number 1 for the first
   * @param headers names in any case
   * @param from first byte of the content, within the body
   * @param to behind its last byte
   * @param fault why it cannot be used: it was cut short, its headers are no headers, or it is the
   *     rest behind the last part that is read
   */
  public record Part(
      int number, Map<String, String> headers, int from, int to, Optional<String> fault) {

    public int size() {
      return to - from;
    }

    public Optional<String> contentType() {
      return Optional.ofNullable(headers.get("Content-Type"));
    }
  }

  /** Whether a body looks like multipart, whatever its content type says. */
  public static boolean looksLike(byte[] body) {
    var at = Bytes.skipBlank(body, 0, body.length);
    return Bytes.startsWith(body, at, body.length, DASHES);
  }

  /**
   * The parts of a body.
   *
   * @param contentType where the boundary may stand; the body's first line is asked where it does
   *     not, or not truly
   */
  public static List<Part> read(String protocol, Optional<String> contentType, byte[] body)
      throws MalformedPayload {
    var start = Bytes.skipBlank(body, 0, body.length);
    var reader = new Multipart(protocol, body, delimiter(protocol, contentType, body, start));
    reader.readAll(start);
    return reader.parts;
  }

  private static byte[] delimiter(
      String protocol, Optional<String> contentType, byte[] body, int start)
      throws MalformedPayload {
    var declared = contentType.flatMap(Multipart::boundary);
    for (var candidate : declared.map(it -> List.of("--" + it, it)).orElse(List.of())) {
      var bytes = candidate.getBytes(StandardCharsets.ISO_8859_1);
      if (candidate.startsWith("--") && Bytes.startsWith(body, start, body.length, bytes)) {
        return bytes;
      }
    }
    var end = Bytes.lineFeed(body, start, Math.min(body.length, start + LONGEST_BOUNDARY));
    var line = new String(body, start, end - start, StandardCharsets.ISO_8859_1).stripTrailing();
    if (line.length() < 3 || !line.startsWith("--")) {
      throw MalformedPayload.at(
          protocol, "", start, "found " + Words.seen(line) + ", expected a multipart boundary");
    }
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> boundary(String contentType) {
    for (var parameter : contentType.split(";")) {
      var equals = parameter.indexOf('=');
      if (equals > 0
          && parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("boundary")) {
        var value = parameter.substring(equals + 1).strip();
        var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(quoted ? value.substring(1, value.length() - 1) : value)
            .filter(it -> !it.isEmpty() && it.length() <= LONGEST_BOUNDARY);
      }
    }
    return Optional.empty();
  }

  private void readAll(int start) {
    var at = start;
    while (at >= 0 && at < body.length) {
      var behind = at + delimiter.length;
      var line = Bytes.lineFeed(body, behind, body.length);
      if (Bytes.startsWith(body, behind, body.length, DASHES) || line >= body.length) {
        return;
      }
      if (parts.size() == MessageLimits.ELEMENTS) {
        add(Map.of(), line + 1, body.length, "more than " + MessageLimits.ELEMENTS + " parts");
        return;
      }
      at = readPart(line + 1);
    }
  }

  /** Reads one part and returns where the next delimiter begins, or −1 at the end. */
  private int readPart(int start) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var content = readHeaders(start, headers);
    if (content < 0) {
      var next = nextDelimiter(start);
      var end = next < 0 ? body.length : endBefore(next, start);
      add(Map.of(), start, end, "found no end of its headers");
      return next;
    }
    var announced = length(headers);
    if (announced >= 0 && announced <= body.length - content) {
      var next = delimiterAt(content + announced);
      if (next >= 0 || Bytes.skipBlank(body, content + announced, body.length) == body.length) {
        add(headers, content, content + announced, null);
        return next;
      }
    }
    var next = nextDelimiter(content);
    var end = next < 0 ? body.length : endBefore(next, content);
    var cut = next < 0 && announced > end - content;
    var fault = "found " + (end - content) + " bytes, expected " + announced;
    add(headers, content, end, cut ? fault : null);
    return next;
  }

  private void add(Map<String, String> headers, int from, int to, String fault) {
    parts.add(new Part(parts.size() + 1, headers, from, to, Optional.ofNullable(fault)));
  }

  /** Reads headers and returns where the content begins, or −1 where they are none. */
  private int readHeaders(int start, Map<String, String> headers) {
    var at = start;
    while (at < body.length && at - start <= MOST_HEADER_BYTES) {
      var end = Bytes.lineFeed(body, at, body.length);
      var line = new String(body, at, end - at, StandardCharsets.UTF_8).stripTrailing();
      if (line.isEmpty()) {
        return Math.min(end + 1, body.length);
      }
      var colon = line.indexOf(':');
      if (colon <= 0) {
        return -1;
      }
      headers.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      at = end + 1;
    }
    return -1;
  }

  private static int length(Map<String, String> headers) {
    var text = headers.getOrDefault("Content-Length", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** Where a delimiter begins at this place or behind the line end that is here, else −1. */
  private int delimiterAt(int place) {
    var at = place;
    if (at < body.length && body[at] == '\r') {
      at++;
    }
    if (at < body.length && body[at] == '\n') {
      at++;
    }
    return isDelimiter(at) ? at : -1;
  }

  private int nextDelimiter(int from) {
    for (var at = from; at < body.length; at = Bytes.lineFeed(body, at, body.length) + 1) {
      if (isDelimiter(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isDelimiter(int at) {
    if (!Bytes.startsWith(body, at, body.length, delimiter)) {
      return false;
    }
    var behind = at + delimiter.length;
    return behind == body.length
        || Bytes.isBlank(body[behind])
        || Bytes.startsWith(body, behind, body.length, DASHES);
  }

  /** The line end before a delimiter belongs to the delimiter. */
  private int endBefore(int next, int content) {
    var end = next;
    if (end > content && body[end - 1] == '\n') {
      end--;
    }
    if (end > content && body[end - 1] == '\r') {
      end--;
    }
    return end;
  }
}
