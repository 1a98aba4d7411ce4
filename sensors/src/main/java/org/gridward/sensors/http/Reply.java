package org.gridward.sensors.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gridward.event.DeadLetter;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.Outcome;

/**
 * What a client is told.
 *
 * @param status the HTTP status
 * @param contentType of the text
 * @param text one or more lines, or empty
 * @param headers besides content type and length
 */
record Reply(HttpResponseStatus status, String contentType, String text, List<Header> headers) {

  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String RETRY_SECONDS = "5";

  /** A header of an answer. */
  record Header(CharSequence name, String value) {}

  static Reply of(HttpResponseStatus status, String text, Header... headers) {
    return new Reply(status, PLAIN, text + "\n", List.of(headers));
  }

  /** Not taken, or not known to be kept. */
  static Reply comeBack(String why) {
    return of(
        HttpResponseStatus.SERVICE_UNAVAILABLE,
        why + "; send it again",
        new Header(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS));
  }

  /** What became of a message. */
  static Reply to(Outcome outcome, Exchange exchange) {
    if (outcome instanceof Outcome.Kept kept) {
      var links = exchange.links(kept.receipts());
      return exchange
          .ownReply()
          .map(it -> new Reply(HttpResponseStatus.OK, it.contentType(), it.text(), links))
          .orElseGet(
              () ->
                  new Reply(HttpResponseStatus.OK, PLAIN, lines(kept, exchange.binding()), links));
    }
    return comeBack(((Outcome.HandedBack) outcome).reason());
  }

  private static String lines(Outcome.Kept kept, HttpBinding binding) {
    var lines = new StringBuilder();
    var events = kept.receipts().size();
    if (!binding.silent() && (events > 0 || kept.deadLetters().isEmpty())) {
      lines.append(events).append(events == 1 ? " event kept\n" : " events kept\n");
    }
    for (DeadLetter letter : kept.deadLetters()) {
      lines.append("dead letter %s: %s\n".formatted(letter.id(), letter.reason()));
    }
    return lines.toString();
  }

  FullHttpResponse toResponse() {
    var body = text.getBytes(StandardCharsets.UTF_8);
    var response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    headers.forEach(it -> response.headers().add(it.name(), it.value()));
    return response;
  }
}
