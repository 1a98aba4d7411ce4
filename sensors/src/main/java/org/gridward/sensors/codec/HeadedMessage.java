package org.gridward.sensors.codec;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message with its head of HTTP (RFC 9112) or SIP (RFC 3261), as captures keep it: start line,
 * headers, an empty line, body.
 *
 * @param method such as {@code POST} or {@code MESSAGE}; empty in an answer
 * @param target the path or address of the request; empty in an answer
 * @param headers names in any case; the first value of a name
 * @param from where the body begins
 */
public record HeadedMessage(String method, String target, Map<String, String> headers, int from) {

  private static final int MOST_HEADER_BYTES = 16 << 10;
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z]{3,12}) (\\S{1,4000}) (?:HTTP|SIP)/\\d\\.\\d");
  private static final Pattern ANSWER = Pattern.compile("(?:HTTP|SIP)/\\d\\.\\d \\d{3}.*");

  /** The head of these bytes; empty where they begin with none. */
  public static Optional<HeadedMessage> of(byte[] bytes) {
    var end = Bytes.lineFeed(bytes, 0, Math.min(bytes.length, MOST_HEADER_BYTES));
    var start = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
    var request = REQUEST.matcher(start);
    if (!request.matches() && !ANSWER.matcher(start).matches()) {
      return Optional.empty();
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var at = end + 1;
    while (at < bytes.length && at < MOST_HEADER_BYTES) {
      end = Bytes.lineFeed(bytes, at, bytes.length);
      var line = new String(bytes, at, end - at, StandardCharsets.UTF_8).strip();
      at = Math.min(end + 1, bytes.length);
      if (line.isEmpty()) {
        break;
      }
      var colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return Optional.of(
        new HeadedMessage(
            request.matches() ? request.group(1) : "",
            request.matches() ? request.group(2) : "",
            Collections.unmodifiableMap(headers),
            Math.min(at, bytes.length)));
  }
}
