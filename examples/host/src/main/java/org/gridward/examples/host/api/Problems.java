package org.gridward.examples.host.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedQueryValueRouteException;
import java.util.TreeSet;
import org.gridward.rules.RefusedPolicyException;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every failure as a problem: what, where, the value seen, and how to mend it. */
@Requires(classes = Problem.class)
@Controller
public class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @Error(global = true)
  HttpResponse<Problem> notHere(NotHereException e) {
    return Problem.response(HttpStatus.NOT_FOUND, e.getMessage());
  }

  @Error(global = true)
  HttpResponse<Problem> wrongValue(IllegalArgumentException e) {
    return Problem.response(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @Error(global = true)
  HttpResponse<Problem> refused(RefusedPolicyException e) {
    return Problem.response(HttpStatus.BAD_REQUEST, e.getMessage());
  }

  @Error(global = true)
  HttpResponse<Problem> wrongMoment(IllegalStateException e) {
    return Problem.response(HttpStatus.CONFLICT, e.getMessage());
  }

  @Error(global = true)
  HttpResponse<Problem> missing(UnsatisfiedArgumentException e) {
    return Problem.response(
        HttpStatus.BAD_REQUEST, e.getArgument().getName() + " is missing; send it.");
  }

  @Error(global = true)
  HttpResponse<Problem> missing(UnsatisfiedQueryValueRouteException e) {
    return Problem.response(
        HttpStatus.BAD_REQUEST, e.getQueryParameterName() + " is missing; send it.");
  }

  @Error(global = true)
  HttpResponse<Problem> noBody(UnsatisfiedBodyRouteException e) {
    return Problem.response(HttpStatus.BAD_REQUEST, "The body is empty; send one JSON object.");
  }

  @Error(global = true)
  HttpResponse<Problem> wrongParameter(ConversionErrorException e) {
    var error = e.getConversionError();
    return Problem.response(
        HttpStatus.BAD_REQUEST,
        error.getCause() instanceof JsonProcessingException
            ? UnreadableBody.sentence(error.getCause())
            : "%s is \"%s\"; write %s."
                .formatted(
                    e.getArgument().getName(),
                    error.getOriginalValue().orElse(""),
                    e.getArgument().getType().isPrimitive() ? "a number" : "another value"));
  }

  @Error(global = true)
  HttpResponse<Problem> noJson(JsonSyntaxException e) {
    return Problem.response(HttpStatus.BAD_REQUEST, UnreadableBody.sentence(e));
  }

  @Error(global = true)
  HttpResponse<Problem> tooLong(ContentLengthExceededException e) {
    return Problem.response(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE, e.getMessage() + "; send a shorter body.");
  }

  @Error(global = true)
  HttpResponse<Problem> wrongType(UnsupportedMediaException e) {
    return Problem.response(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "Content-Type is \"%s\"; send %s."
            .formatted(e.getContentType(), String.join(" or ", e.getAcceptableContentTypes())));
  }

  @Error(global = true)
  HttpResponse<Problem> wrongMethod(NotAllowedException e) {
    var allowed = String.join(", ", new TreeSet<>(e.getAllowedMethods()));
    return Problem.response(
            HttpStatus.METHOD_NOT_ALLOWED,
            "%s is not possible on %s; use %s."
                .formatted(e.getRequestMethod(), e.getUri().getPath(), allowed))
        .header("Allow", allowed);
  }

  @Error(global = true)
  HttpResponse<Problem> storeAway(StoreUnavailableException e) {
    return Problem.response(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
  }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  HttpResponse<Problem> noSuchPath(HttpRequest<?> request) {
    return Problem.response(
        HttpStatus.NOT_FOUND, request.getPath() + " is not here; /openapi.yml lists what is.");
  }

  @Error(global = true)
  HttpResponse<Problem> unexpected(HttpRequest<?> request, Exception e) {
    LOG.error("{} {} failed", request.getMethod(), request.getPath(), e);
    return Problem.response(
        HttpStatus.INTERNAL_SERVER_ERROR, "The host failed on this; its log says more.");
  }
}
