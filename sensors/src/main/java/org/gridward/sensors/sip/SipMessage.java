package org.gridward.sensors.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message of SIP as far as its transport and transaction need it (RFC 3261, section 7).
 *
 * @param method of a request; empty in an answer
 * @param target of a request; empty in an answer
 * @param status of an answer; 0 in a request
 * @param headers in their order; compact names written out
 * @param bytes the whole message
 * @param from where its body begins
 */
record SipMessage(
    String method, String target, int status, List<Header> headers, byte[] bytes, int from) {

  static final int MOST_HEAD_BYTES = 16 << 10;
  static final int MOST_BODY_BYTES = 256 << 10;
  private static final int MOST_HEADERS = 100;
  private static final Pattern REQUEST = Pattern.compile("([A-Z]{3,20}) (\\S{1,1000}) SIP/2\\.0");
  private static final Pattern ANSWER = Pattern.compile("SIP/2\\.0 (\\d{3})(?: .*)?");
  private static final Pattern USER = Pattern.compile("sips?:([^@;>\\s]{1,60})@");
  private static final Map<String, String> COMPACT =
      Map.of(
          "v",
          "Via",
          "f",
          "From",
          "t",
          "To",
          "i",
          "Call-ID",
          "m",
          "Contact",
          "l",
          "Content-Length",
          "c",
          "Content-Type");

  /**
   * A header.
   *
   * @param name written out
   * @param value without the blanks around it
   */
  record Header(String name, String value) {}

  /** Bytes that are no SIP, and why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
    }
  }

  /** Reads a whole message. */
  static SipMessage read(byte[] bytes) throws Unreadable {
    var end = endOfHead(bytes, bytes.length);
    if (end < 0) {
      throw new Unreadable("found no empty line behind the headers");
    }
    var lines =
        new String(bytes, 0, end, StandardCharsets.UTF_8)
            .replaceAll("\r?\n[ \t]+", " ") // a folded line
            .split("\r?\n");
    var request = REQUEST.matcher(lines[0]);
    var answer = ANSWER.matcher(lines[0]);
    if (!request.matches() && !answer.matches()) {
      throw new Unreadable("found no request or status line of SIP/2.0");
    }
    if (lines.length > MOST_HEADERS) {
      throw new Unreadable("found more than " + MOST_HEADERS + " headers");
    }
    var headers = new ArrayList<Header>();
    for (var line : Arrays.asList(lines).subList(1, lines.length)) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new Unreadable("found a header without a colon");
      }
      var name = line.substring(0, colon).strip();
      headers.add(
          new Header(
              COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name),
              line.substring(colon + 1).strip()));
    }
    return new SipMessage(
        request.matches() ? request.group(1) : "",
        request.matches() ? request.group(2) : "",
        answer.matches() ? Integer.parseInt(answer.group(1)) : 0,
        List.copyOf(headers),
        bytes,
        end);
  }

  /** Where the body begins; -1 where the head does not end within those bytes. */
  static int endOfHead(byte[] bytes, int length) {
    for (var i = 1; i < length; i++) {
      if (bytes[i] == '\n'
          && (bytes[i - 1] == '\n' || i > 2 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n')) {
        return i + 1;
      }
    }
    return -1;
  }

  boolean isRequest() {
    return status == 0;
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(it -> it.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** Who says that he sent it: the user of {@code From}. */
  Optional<String> user() {
    return header("From").map(USER::matcher).filter(it -> it.find()).map(it -> it.group(1));
  }

  /** The length that a header promises; empty where none does, -1 where it is no length. */
  Optional<Integer> contentLength() {
    return header("Content-Length")
        .map(it -> it.matches("\\d{1,9}") ? Integer.parseInt(it) : Integer.valueOf(-1));
  }

  /** Names a request, however often it comes (RFC 3261, section 17.2.3). */
  String transaction() {
    return String.join(
        "|",
        method,
        header("Via").orElse(""),
        header("Call-ID").orElse(""),
        header("CSeq").orElse(""),
        header("From").orElse(""));
  }

  /** Whether it has what every request must have. */
  Optional<String> missing() {
    return List.of("Via", "From", "To", "Call-ID", "CSeq").stream()
        .filter(it -> header(it).isEmpty())
        .findFirst();
  }
}
