package org.gridward.sensors.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer to a request.
 *
 * @param status such as {@code 200 OK}
 * @param headers besides those that the request determines
 */
record SipAnswer(String status, List<SipMessage.Header> headers) {

  static SipAnswer of(String status) {
    return new SipAnswer(status, List.of());
  }

  static SipAnswer ok() {
    return of("200 OK");
  }

  /** It is not kept; the sender may try again. */
  static SipAnswer comeBack() {
    return of("503 Service Unavailable").with("Retry-After", "5");
  }

  SipAnswer with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new SipMessage.Header(name, value));
    return new SipAnswer(status, List.copyOf(more));
  }

  /** Its bytes (RFC 3261, section 8.2.6): the way back is that of the request. */
  byte[] bytes(SipMessage request, InetSocketAddress peer, String tag) {
    var text = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
    var first = true;
    for (var header : request.headers()) {
      if (header.name().equalsIgnoreCase("Via")) {
        line(text, "Via", first ? received(header.value(), peer) : header.value());
        first = false;
      }
    }
    request.header("From").ifPresent(it -> line(text, "From", it));
    request
        .header("To")
        .ifPresent(it -> line(text, "To", it.contains(";tag=") ? it : it + ";tag=" + tag));
    request.header("Call-ID").ifPresent(it -> line(text, "Call-ID", it));
    request.header("CSeq").ifPresent(it -> line(text, "CSeq", it));
    headers.forEach(it -> line(text, it.name(), it.value()));
    line(text, "Content-Length", "0");
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  /** Says where the request came from (RFC 3581). */
  private static String received(String via, InetSocketAddress peer) {
    var comma = via.indexOf(',');
    var own = comma < 0 ? via : via.substring(0, comma);
    var rest = comma < 0 ? "" : via.substring(comma);
    var host = peer.getAddress().getHostAddress();
    var filled = own.replaceFirst(";rport(?=;|$)", ";rport=" + peer.getPort());
    return (filled.contains(";received=") ? filled : filled + ";received=" + host) + rest;
  }
}
