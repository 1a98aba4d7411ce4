package org.gridward.sensors.device;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.sensors.device.Digest.Algorithm;

/**
 * The other side of {@link Digest}: proves to a device who we are, by one of its challenges (RFC
 * 7616). Not thread-safe.
 */
public final class DigestAnswer {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CNONCE_BYTES = 16;

  private final Map<String, String> challenge;
  private final Algorithm algorithm;
  private final String user;
  private final String password;
  private int count;

  private DigestAnswer(Map<String, String> challenge, String user, String password) {
    this.challenge = challenge;
    this.algorithm = algorithm(challenge).orElseThrow();
    this.user = user;
    this.password = password;
  }

  /**
   * Answers the strongest of some challenges.
   *
   * @param challenges the headers {@code WWW-Authenticate}
   * @return empty where none is a digest that we know
   */
  public static Optional<DigestAnswer> to(List<String> challenges, String user, String password) {
    return challenges.stream()
        .map(Digest::parameters)
        .filter(it -> it.containsKey("nonce") && algorithm(it).isPresent())
        .filter(it -> !it.containsKey("qop") || offersAuth(it))
        .min(Comparator.comparing(it -> algorithm(it).orElseThrow()))
        .map(it -> new DigestAnswer(it, user, password));
  }

  private static Optional<Algorithm> algorithm(Map<String, String> challenge) {
    return Algorithm.of(challenge.getOrDefault("algorithm", "MD5"));
  }

  private static boolean offersAuth(Map<String, String> challenge) {
    return Arrays.stream(challenge.get("qop").split(","))
        .anyMatch(it -> it.strip().equalsIgnoreCase("auth"));
  }

  /** The header {@code Authorization} of one request. */
  public String authorization(String method, String target) {
    var told = new LinkedHashMap<String, String>();
    told.put("username", user);
    told.put("realm", challenge.getOrDefault("realm", ""));
    told.put("nonce", challenge.get("nonce"));
    told.put("uri", target);
    if (challenge.containsKey("opaque")) {
      told.put("opaque", challenge.get("opaque"));
    }
    if (challenge.containsKey("qop")) {
      var chance = new byte[CNONCE_BYTES];
      RANDOM.nextBytes(chance);
      told.put("cnonce", HexFormat.of().formatHex(chance));
      told.put("qop", "auth");
      told.put("nc", "%08x".formatted(++count));
    }
    told.put("response", Digest.answer(told, method, password, algorithm));
    told.put("algorithm", algorithm.word);
    return told.entrySet().stream()
        .map(it -> it.getKey() + "=" + written(it.getKey(), it.getValue()))
        .collect(Collectors.joining(", ", "Digest ", ""));
  }

  /** RFC 7616, section 3.4: these three stand without quotes. */
  private static String written(String name, String value) {
    return List.of("qop", "nc", "algorithm").contains(name)
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
