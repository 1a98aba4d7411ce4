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
  HttpResponse<Problem> wrongMoment(IllegalStateException e) {
    return Problem.response(HttpStatus.CONFLICT, e.getMessage());
  }

  @Error(global = true)
  HttpResponse<Problem> missing(UnsatisfiedArgumentException e) {
    return Problem.response(
        HttpStatus.BAD_REQUEST, e.getArgument().getName() + " is missing; send it.");
  }

  @Error(global = true)
  HttpResponse<Problem> unreadable(ConversionErrorException e) {
    var cause = e.getConversionError().getCause();
    var why =
        cause instanceof JsonProcessingException it ? it.getOriginalMessage() : cause.getMessage();
    return Problem.response(
        HttpStatus.BAD_REQUEST, e.getArgument().getName() + " cannot be read: " + why);
  }

  @Error(global = true)
  HttpResponse<Problem> noJson(JsonProcessingException e) {
    return Problem.response(HttpStatus.BAD_REQUEST, "No valid JSON: " + e.getOriginalMessage());
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
