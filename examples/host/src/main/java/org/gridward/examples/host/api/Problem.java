package org.gridward.examples.host.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the title says what the status means
 * @param title the status in words
 * @param status its number
 * @param detail what was wrong, the value seen, and how to mend it
 */
public record Problem(String type, String title, int status, String detail) {

  /** The media type of problems. */
  static final String TYPE = "application/problem+json";

  static MutableHttpResponse<Problem> response(HttpStatus status, String detail) {
    var problem = new Problem("about:blank", status.getReason(), status.getCode(), detail);
    return HttpResponse.<Problem>status(status).body(problem).contentType(TYPE);
  }
}
