package org.gridward.sensors.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message of our own and what it must be read as: a file {@code NAME.expected} whose head says
 * how the message came, and whose rest, behind a line of two hyphens, is the {@link Rendering} of
 * its events, or the one line {@code malformed: …}.
 */
public record Sample(Path expectedFile, Map<String, String> head, String expected, byte[] body) {

  public static List<Sample> ofProtocol(String protocol) {
    var folder = Path.of("src", "test", "resources", protocol);
    try (var files = Files.list(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".expected"))
          .sorted()
          .map(Sample::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample read(Path file) {
    try {
      var text = Files.readString(file);
      var cut = text.indexOf("\n--\n");
      var head = new LinkedHashMap<String, String>();
      text.substring(0, cut)
          .lines()
          .map(it -> it.split(": ?", 2))
          .forEach(it -> head.put(it[0], it[1]));
      var message = head.get("message");
      var body =
          message.equals("empty") ? new byte[0] : Files.readAllBytes(file.resolveSibling(message));
      return new Sample(file, head, text.substring(cut + 4), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String protocol() {
    return expectedFile.getParent().getFileName().toString();
  }

  Inbound inbound() {
    return inbound(body);
  }

  /** The same message with other bytes. */
  public Inbound inbound(byte[] otherBody) {
    var received = Instant.parse(head.get("received"));
    var builder =
        head.containsKey("topic")
            ? Inbound.mqtt(protocol(), head.get("topic"), otherBody, received)
            : Inbound.http(protocol(), head.get("path"), otherBody, received)
                .tail(head.get("path").replaceFirst("^/alerts/[^/]*/?", ""));
    builder.headers(prefixed("header."));
    builder.query(prefixed("query."));
    builder.retained(Boolean.parseBoolean(head.get("retained")));
    builder.peer(head.getOrDefault("peer", "192.0.2.7"));
    builder.zone(ZoneId.of(head.getOrDefault("zone", "Asia/Shanghai")));
    if (head.containsKey("content-type")) {
      builder.contentType(head.get("content-type"));
    }
    return builder.build();
  }

  private Map<String, String> prefixed(String prefix) {
    return head.entrySet().stream()
        .filter(it -> it.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(it -> it.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /** What a codec makes of it, as text. */
  String decodedBy(Codec codec) {
    try {
      return Rendering.of(codec.decode(inbound()));
    } catch (MalformedPayload e) {
      return "malformed: " + e.getMessage() + "\n";
    }
  }

  @Override
  public String toString() {
    return protocol() + "/" + expectedFile.getFileName().toString().replace(".expected", "");
  }
}
