package org.gridward.sensors.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.Intake;

/** Decides by a request's head whether its body will be read. Safe for any number of threads. */
final class Gate {

  /** The answer of the gate. */
  sealed interface Answer {

    /**
     * The body may come.
     *
     * @param tail the path behind the binding, decoded
     * @param refusal what is answered when the body has come and was thrown away, so that the
     *     connection can stay; empty where the message is taken in
     */
    record Enter(HttpBinding binding, Target target, String tail, Optional<Reply> refusal)
        implements Answer {}

    /** It may not, and the connection ends. */
    record Refuse(Reply reply) implements Answer {}
  }

  private static final int THROWN_AWAY_BYTES = 64 << 10;

  private final List<HttpBinding> bindings;
  private final HttpLimits limits;
  private final Intake intake;
  private final ByteBudget inFlight;
  private final Optional<Access> access;

  Gate(HttpSettings settings, Intake intake, ByteBudget inFlight, InstantSource clock) {
    this.bindings = settings.bindings();
    this.limits = settings.limits();
    this.access = settings.keys().map(it -> new Access(it, clock));
    this.intake = intake;
    this.inFlight = inFlight;
  }

  /** Judges a head that came from that address. */
  Answer ask(HttpRequest request, String peer) {
    if (request.decoderResult().isFailure()) {
      return new Answer.Refuse(broken(request.decoderResult().cause()));
    }
    try {
      var target = Target.of(request.uri());
      var binding = bindings.stream().filter(it -> it.matches(target.path())).findFirst();
      if (binding.isEmpty()) {
        return new Answer.Refuse(unknown());
      }
      var tail = Target.decoded(binding.get().tail(target.path()));
      return refusal(request)
          .or(() -> access.flatMap(it -> it.refusal(request, peer)))
          .<Answer>map(Answer.Refuse::new)
          .orElseGet(
              () -> open(request, new Answer.Enter(binding.get(), target, tail, full(request))));
    } catch (IllegalArgumentException e) {
      return new Answer.Refuse(broken(e));
    }
  }

  /** What Netty says of bytes that are not HTTP. */
  static Reply broken(Throwable cause) {
    if (cause instanceof TooLongHttpHeaderException) {
      return Reply.of(
          HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "too large: " + cause.getMessage());
    }
    if (cause instanceof TooLongHttpLineException) {
      return Reply.of(HttpResponseStatus.REQUEST_URI_TOO_LONG, "too long: " + cause.getMessage());
    }
    return Reply.of(HttpResponseStatus.BAD_REQUEST, "not HTTP: " + cause.getMessage());
  }

  private Reply unknown() {
    return Reply.of(
        HttpResponseStatus.NOT_FOUND,
        "no protocol is bound to this path; post below one of these: "
            + bindings.stream().map(HttpBinding::prefix).collect(Collectors.joining(", ")));
  }

  private Optional<Reply> refusal(HttpRequest request) {
    var headers = request.headers();
    if (!request.method().equals(HttpMethod.POST) && !request.method().equals(HttpMethod.PUT)) {
      return Optional.of(
          Reply.of(
              HttpResponseStatus.METHOD_NOT_ALLOWED,
              "send alerts by POST or PUT",
              new Reply.Header(HttpHeaderNames.ALLOW, "POST, PUT")));
    }
    var coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
    if (!coding.equalsIgnoreCase("chunked")) {
      return refuse(HttpResponseStatus.NOT_IMPLEMENTED, "send the body plain or chunked");
    }
    var encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return refuse(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "send the body uncompressed");
    }
    if (headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true)) {
      return refuse(HttpResponseStatus.EXPECTATION_FAILED, "expect 100-continue or nothing");
    }
    var length = HttpUtil.getContentLength(request, -1L);
    if (length < 0 && !HttpUtil.isTransferEncodingChunked(request)) {
      return refuse(HttpResponseStatus.LENGTH_REQUIRED, "tell the length of the body");
    }
    return length > limits.bodyBytes() ? Optional.of(tooLarge()) : Optional.empty();
  }

  private static Optional<Reply> refuse(HttpResponseStatus status, String text) {
    return Optional.of(Reply.of(status, text));
  }

  Reply tooLarge() {
    return Reply.of(
        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
        "the body is too large; send at most %d bytes".formatted(limits.bodyBytes()));
  }

  private static Answer open(HttpRequest request, Answer.Enter entry) {
    return entry
        .refusal()
        .filter(it -> !isThrownAway(request))
        .<Answer>map(Answer.Refuse::new)
        .orElse(entry);
  }

  /** Whether it costs less to read a body than to have its sender connect again. */
  private static boolean isThrownAway(HttpRequest request) {
    var length = HttpUtil.getContentLength(request, Long.MAX_VALUE);
    return length <= THROWN_AWAY_BYTES && !HttpUtil.is100ContinueExpected(request);
  }

  private Optional<Reply> full(HttpRequest request) {
    var length = Math.max(0, HttpUtil.getContentLength(request, 0L));
    return intake.hasRoom(length) && inFlight.hasRoom(length)
        ? Optional.empty()
        : Optional.of(Reply.comeBack("too much to do"));
  }
}
