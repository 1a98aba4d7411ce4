package org.gridward.sensors.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.protocol.json.JsonCodec;

/** What Jazzer calls, in a process of its own. */
public final class Fuzz {

  /** All readers of messages at once, and all listeners at once: the short form. */
  static final List<String> ALL = List.of("readers", "doors");

  private static final List<String> DOORS = List.of("http", "tcp", "sip");

  /** The target of this process. */
  private static FuzzTarget target;

  private Fuzz() {}

  /** The names of all targets. */
  static List<String> targets() {
    return Stream.of(
            StandardCodecs.list().stream().map(Codec::protocol),
            Stream.of("json", "multipart"),
            DOORS.stream())
        .flatMap(it -> it)
        .toList();
  }

  /** Whether a target is reached over a socket. */
  static boolean isDoor(String name) {
    return name.equals("doors") || DOORS.contains(name);
  }

  static FuzzTarget target(String name) {
    if (ALL.contains(name)) {
      return new AnyTarget(
          targets().stream().filter(it -> isDoor(it) == isDoor(name)).map(Fuzz::target).toList());
    }
    if (DOORS.contains(name)) {
      return new DoorTarget(DoorTarget.Door.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    if (name.equals("multipart")) {
      return new MultipartTarget();
    }
    if (name.equals("json")) {
      try {
        return new CodecTarget(JsonCodec.load(Path.of("src/test/resources/json/mapping.json")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return StandardCodecs.list().stream()
        .filter(it -> it.protocol().equals(name))
        .map(CodecTarget::new)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No target is named \"%s\"; write one of %s.".formatted(name, targets())));
  }

  /** Called once. */
  public static void fuzzerInitialize(String[] args) {
    target = target(args[0]);
  }

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.take(input);
  }
}
