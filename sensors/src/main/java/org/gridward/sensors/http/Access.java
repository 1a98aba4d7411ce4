package org.gridward.sensors.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.Digest;

/**
 * Lets devices in that prove who they are, by digest. A view library of GA/T 1400 proves it once,
 * at its registration, and says {@code User-Identify} from then on: that holds for its address
 * while it goes on speaking. Safe for any number of threads.
 */
final class Access {

  private static final String REALM = "gridward";
  private static final String IDENTITY = "User-Identify";
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final int MOST = 20_000;

  private record Library(String device, String peer) {}

  private final Digest digest;
  private final InstantSource clock;
  private final Map<Library, Instant> heard =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Library, Instant> eldest) {
          return size() > MOST;
        }
      };

  Access(DeviceKeys keys, InstantSource clock) {
    this.digest =
        new Digest(REALM, keys, List.of(Digest.Algorithm.SHA_256, Digest.Algorithm.MD5), clock);
    this.clock = clock;
  }

  /** Why a request may not come in; empty where it may. */
  Optional<Reply> refusal(HttpRequest request, String peer) {
    var shown = Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION));
    var identity = Optional.ofNullable(request.headers().get(IDENTITY));
    if (shown.isEmpty() && identity.filter(it -> isKnown(new Library(it, peer))).isPresent()) {
      return Optional.empty();
    }
    var verdict =
        shown
            .map(it -> digest.check(it, request.method().name(), Optional.of(request.uri()), peer))
            .orElseGet(Digest.Verdict.Stale::new);
    if (verdict instanceof Digest.Verdict.Proven it) {
      identity.filter(it.device()::equals).ifPresent(who -> note(new Library(who, peer)));
      return Optional.empty();
    }
    if (verdict instanceof Digest.Verdict.Refused it) {
      return Optional.of(Reply.of(HttpResponseStatus.FORBIDDEN, it.why()));
    }
    return Optional.of(challenge(peer, shown.isPresent()));
  }

  private Reply challenge(String peer, boolean stale) {
    return Reply.of(
        HttpResponseStatus.UNAUTHORIZED,
        "prove who you are by digest",
        digest.challenges(peer, stale).stream()
            .map(it -> new Reply.Header(HttpHeaderNames.WWW_AUTHENTICATE, it))
            .toArray(Reply.Header[]::new));
  }

  private synchronized void note(Library library) {
    heard.put(library, clock.instant());
  }

  private synchronized boolean isKnown(Library library) {
    var last = heard.get(library);
    var now = clock.instant();
    if (last == null || Duration.between(last, now).compareTo(SILENCE) > 0) {
      heard.remove(library);
      return false;
    }
    heard.put(library, now);
    return true;
  }
}
