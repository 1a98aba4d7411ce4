package org.gridward.sensors.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digest access authentication by RFC 7616, as HTTP and SIP use it: MD5 and SHA-256, with {@code
 * qop=auth} or, for old devices, without. A nonce proves by itself when it was given to whom, so a
 * challenge costs no memory; what is remembered is only which counts of a nonce were used. Who is
 * wrong again and again is not listened to for a minute. Safe for any number of threads.
 */
public final class Digest {

  /** How the hashes are made, the stronger first. */
  public enum Algorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    final String word;

    Algorithm(String word) {
      this.word = word;
    }

    static Optional<Algorithm> of(String word) {
      return List.of(values()).stream().filter(it -> it.word.equalsIgnoreCase(word)).findFirst();
    }
  }

  /** What an attempt to prove who one is came to. */
  public sealed interface Verdict {

    /** It is that device. */
    record Proven(String device) implements Verdict {}

    /** It may be right, but for a nonce that counts no more: challenge it again. */
    record Stale() implements Verdict {}

    /** It is not. */
    record Refused(String why) implements Verdict {}
  }

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int HEAD_BYTES = 2 * Long.BYTES; // time and chance
  private static final int PROOF_BYTES = 16;
  private static final int LONGEST = 4_096;
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z]{1,20})\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s,\"]++))");

  private final String realm;
  private final DeviceKeys keys;
  private final List<Algorithm> algorithms;
  private final InstantSource clock;
  private final SecretKeySpec secret;
  private final UsedNonces used = new UsedNonces();
  private final WrongTries wrong = new WrongTries();

  /**
   * A gate with a secret of its own: nonces from before a restart are stale.
   *
   * @param realm what a device shows its user, and part of every hash
   * @param algorithms which are offered, the preferred first
   */
  public Digest(String realm, DeviceKeys keys, List<Algorithm> algorithms, InstantSource clock) {
    this.realm = realm;
    this.keys = keys;
    this.algorithms = List.copyOf(algorithms);
    this.clock = clock;
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.secret = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * What to send in headers {@code WWW-Authenticate}, one each.
   *
   * @param peer the address that the nonce is for
   * @param stale whether the last attempt was right but late
   */
  public List<String> challenges(String peer, boolean stale) {
    var nonce = nonce(clock.instant(), peer);
    return algorithms.stream()
        .map(
            it ->
                "Digest realm=\"%s\", qop=\"auth\", algorithm=%s, nonce=\"%s\"%s"
                    .formatted(realm, it.word, nonce, stale ? ", stale=true" : ""))
        .toList();
  }

  /** Time and chance, so that no two are alike, and the proof that they are ours. */
  private String nonce(Instant at, String peer) {
    var head =
        ByteBuffer.allocate(HEAD_BYTES)
            .putLong(at.toEpochMilli())
            .putLong(ThreadLocalRandom.current().nextLong())
            .array();
    var nonce = ByteBuffer.allocate(HEAD_BYTES + PROOF_BYTES).put(head).put(proof(head, peer));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce.array());
  }

  private byte[] proof(byte[] head, String peer) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update(head);
      return Arrays.copyOf(mac.doFinal(peer.getBytes(StandardCharsets.UTF_8)), PROOF_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256; use a complete one.", e);
    }
  }

  /**
   * Judges a header {@code Authorization}.
   *
   * @param method of the request, as HTTP or SIP spell it
   * @param target the request's target where it must be the one that was hashed
   * @param peer the address that the request came from
   */
  public Verdict check(String header, String method, Optional<String> target, String peer) {
    var now = clock.instant();
    if (wrong.isTooMany(peer, now)) {
      return new Verdict.Refused("too many wrong passwords from this address; wait a minute");
    }
    var told = parameters(header);
    if (told.isEmpty()) {
      return new Verdict.Refused("the header Authorization is no Digest");
    }
    var verdict = judge(told, method, target, peer, now);
    if (verdict instanceof Verdict.Refused) {
      wrong.add(peer, now);
    }
    return verdict;
  }

  private Verdict judge(
      Map<String, String> told, String method, Optional<String> target, String peer, Instant now) {
    var issued = issued(told.getOrDefault("nonce", ""), peer);
    if (issued.isEmpty() || Duration.between(issued.get(), now).compareTo(LIFE) > 0) {
      return new Verdict.Stale();
    }
    var user = told.getOrDefault("username", "");
    var algorithm = Algorithm.of(told.getOrDefault("algorithm", "MD5"));
    var key = keys.find(user);
    if (algorithm.filter(algorithms::contains).isEmpty()) {
      return new Verdict.Refused("the algorithm is none of " + algorithms);
    }
    if (!told.getOrDefault("realm", "").equals(realm)) {
      return new Verdict.Refused("the realm is not \"" + realm + "\"");
    }
    if (target.filter(it -> !it.equals(told.get("uri"))).isPresent()) {
      return new Verdict.Refused("the hashed uri is not the request's");
    }
    var right = answer(told, method, key.orElse(""), algorithm.get());
    if (key.isEmpty() || !same(right, told.getOrDefault("response", ""))) {
      return new Verdict.Refused("device or password is wrong");
    }
    var fresh = used.take(told.get("nonce"), issued.get(), count(told), now.minus(LIFE));
    return fresh ? new Verdict.Proven(user) : new Verdict.Stale();
  }

  /** When a nonce of ours was given to that address; empty for any other. */
  private Optional<Instant> issued(String nonce, String peer) {
    try {
      var bytes = Base64.getUrlDecoder().decode(nonce);
      if (bytes.length != HEAD_BYTES + PROOF_BYTES) {
        return Optional.empty();
      }
      var head = Arrays.copyOf(bytes, HEAD_BYTES);
      var shown = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
      return MessageDigest.isEqual(proof(head, peer), shown)
          ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(head).getLong()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * RFC 7616, section 3.4.1; without {@code qop} as RFC 2069 has it.
   *
   * @param told the parameters of the header {@code Authorization}, the answer left out
   */
  static String answer(Map<String, String> told, String method, String key, Algorithm by) {
    var user = told.getOrDefault("username", "") + ":" + told.getOrDefault("realm", "");
    var secretHash = hash(by, user + ":" + key);
    var request = hash(by, method + ":" + told.getOrDefault("uri", ""));
    var nonce = told.get("nonce");
    if (!told.containsKey("qop")) {
      return hash(by, secretHash + ":" + nonce + ":" + request);
    }
    return hash(
        by,
        String.join(
            ":",
            secretHash,
            nonce,
            told.getOrDefault("nc", ""),
            told.getOrDefault("cnonce", ""),
            told.get("qop"),
            request));
  }

  private static String hash(Algorithm by, String text) {
    try {
      var bytes = MessageDigest.getInstance(by.word).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + by.word + "; use a complete one.", e);
    }
  }

  private static boolean same(String right, String shown) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.US_ASCII),
        shown.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  /** The count of a request; without one, a nonce is good for one request. */
  private static long count(Map<String, String> told) {
    try {
      return told.containsKey("qop") ? Long.parseLong(told.getOrDefault("nc", ""), 16) : 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The parameters of a challenge or of an answer to one; none where it is no digest. */
  static Map<String, String> parameters(String header) {
    var told = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    if (header.length() <= LONGEST && header.regionMatches(true, 0, "Digest ", 0, 7)) {
      var found = PARAMETER.matcher(header.substring(7));
      while (found.find()) {
        var quoted = found.group(2);
        told.putIfAbsent(
            found.group(1), quoted == null ? found.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
      }
    }
    return told;
  }
}
