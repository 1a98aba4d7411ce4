package org.gridward.examples.host.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.stream.Collectors;

/** Says what is wrong with a body, in the words of whoever sent it. */
final class UnreadableBody {

  private UnreadableBody() {}

  /** What was wrong, where, the value seen, and how to mend it. */
  static String sentence(Throwable failure) {
    var cause = failure;
    while (!(cause instanceof JsonProcessingException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnrecognizedPropertyException it) {
      return "Field \"%s\" is unknown; leave it out, or write one of %s."
          .formatted(field(it), it.getKnownPropertyIds());
    }
    if (cause instanceof InvalidFormatException it) {
      return "Field \"%s\" is \"%s\"; write %s."
          .formatted(field(it), it.getValue(), wanted(it.getTargetType()));
    }
    if (cause instanceof MismatchedInputException it) {
      return it.getPath().isEmpty()
          ? "The body is not one JSON object; write one in braces."
          : "Field \"%s\" has the wrong form; write %s."
              .formatted(field(it), wanted(it.getTargetType()));
    }
    return "The body is not valid JSON" + where(cause) + "; mend it and send it again.";
  }

  private static String field(JsonMappingException it) {
    return it.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String wanted(Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Instant.class) {
      return "a moment such as 2026-03-02T06:00:00Z";
    }
    return type == String.class ? "a text" : "an object of texts";
  }

  private static String where(Throwable cause) {
    if (!(cause instanceof JsonProcessingException it)) {
      return "";
    }
    var at = it.getLocation();
    return at == null
        ? ": " + it.getOriginalMessage()
        : " in line %d, column %d: %s"
            .formatted(at.getLineNr(), at.getColumnNr(), it.getOriginalMessage());
  }
}
