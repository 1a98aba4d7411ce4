package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps strangers' pages away from a host without sign-in: answers only under its own names, so
 * that no foreign name can be bound to loopback, and lets pages load nothing from elsewhere.
 */
@ServerFilter("/**")
public class Guard {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final String policy;

  Guard() {
    policy =
        "default-src 'self'; script-src 'self'"
            + importMapHash()
            + "; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
  }

  /** The one inline script that the console has is allowed by its hash. */
  private static String importMapHash() {
    try (var page = Guard.class.getResourceAsStream("/console/index.html")) {
      var match = IMPORT_MAP.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
      return match.find() ? " 'sha256-" + sha256(match.group(1)) + "'" : "";
    } catch (IOException e) {
      throw new UncheckedIOException("The console is not in this jar: " + e.getMessage(), e);
    }
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  @RequestFilter
  @Nullable
  HttpResponse<Problem> ownNameOnly(HttpRequest<?> request) {
    var host = request.getHeaders().get("Host");
    var name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    return NAMES.contains(name)
        ? null
        : Problem.response(
            HttpStatus.MISDIRECTED_REQUEST,
            "Host \"" + name + "\" is not a name of this host; ask for 127.0.0.1.");
  }

  @ResponseFilter
  void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", policy);
    }
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    if (request.getPath().startsWith("/webjars/")) {
      response.header("Cache-Control", "public, max-age=31536000, immutable");
    } else if (!response.getHeaders().contains("Cache-Control")) {
      response.header("Cache-Control", "no-cache");
    }
  }
}
