package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.examples.host.feed.play.Capture.UnsendableException;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.protocol.StandardCodecs;

/**
 * Captures in a folder for each protocol, one message a file, such as {@code hikvision/01.xml};
 * they are sent in the order of their names. Folders within that of a protocol name a device, as in
 * {@code hikvision/gate/01.xml}. A file {@code 01.head} beside says how {@code 01.xml} came ({@link
 * CaptureHead}); so do the {@code .expected} of the codecs' samples.
 */
final class CaptureFolder implements Script {

  private static final String NOBODY = "feed"; // the device of captures that name none
  private static final List<String> HEADS = List.of(".head", ".expected");
  private static final Set<String> PROTOCOLS =
      StandardCodecs.list().stream().map(Codec::protocol).collect(Collectors.toSet());

  private final Path folder;
  private final Duration gap;
  private final List<Due> all = new ArrayList<>();
  private final List<String> unsendable = new ArrayList<>();

  private CaptureFolder(Path folder, Duration gap) {
    this.folder = folder.toAbsolutePath().normalize();
    this.gap = gap;
  }

  /**
   * Reads all that stands there.
   *
   * @param gap from one message to the next
   * @throws IllegalArgumentException that names a head that is wrong, or says that there is nothing
   * @throws IOException when a file cannot be read
   */
  static CaptureFolder read(Path folder, Duration gap) throws IOException {
    var it = new CaptureFolder(folder, gap);
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(CaptureFolder::isShown).sorted().toList()) {
        it.take(file);
      }
    }
    if (it.all.isEmpty() && it.unsendable.isEmpty()) {
      throw new IllegalArgumentException(
          folder + " is empty; put captures into it, such as hikvision/01.xml.");
    }
    return it;
  }

  private static boolean isShown(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  private void take(Path file) throws IOException {
    var name = folder.relativize(file.toAbsolutePath().normalize()).toString();
    try {
      if (HEADS.stream().noneMatch(name::endsWith)) {
        var message = capture(file).message();
        all.add(new Due(name, gap.multipliedBy(all.size()), message));
      } else if (hasNoMessage(file)) {
        throw new UnsendableException("no message of this name stands beside it");
      }
    } catch (UnsendableException e) {
      unsendable.add(name + ": " + e.getMessage());
    }
  }

  private static Capture capture(Path file) throws IOException, UnsendableException {
    var head = head(file);
    var names = new ArrayList<String>();
    for (var it = file.toAbsolutePath().normalize().getParent();
        it.getFileName() != null;
        it = it.getParent()) {
      var name = it.getFileName().toString();
      if (PROTOCOLS.contains(name)) {
        var device = names.isEmpty() ? NOBODY : String.join("/", names);
        return new Capture(name, device, head.orElse(CaptureHead.NONE), Files.readAllBytes(file));
      }
      names.add(0, name);
    }
    if (head.isPresent()) {
      return new Capture("", NOBODY, head.get(), Files.readAllBytes(file));
    }
    throw new UnsendableException(
        "no folder above it is named after a protocol, and no .head beside it says how it came");
  }

  private static Optional<CaptureHead> head(Path file) throws IOException {
    for (var ending : HEADS) {
      var head = file.resolveSibling(stem(file) + ending);
      if (Files.isRegularFile(head)) {
        try {
          return Optional.of(CaptureHead.read(Files.readAllLines(head)));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(head + ", " + e.getMessage(), e);
        }
      }
    }
    return Optional.empty();
  }

  private static String stem(Path file) {
    var name = file.getFileName().toString();
    var dot = name.lastIndexOf('.');
    return dot < 1 ? name : name.substring(0, dot);
  }

  private static boolean hasNoMessage(Path head) throws IOException {
    try (var beside = Files.list(head.getParent())) {
      return beside.noneMatch(
          it -> stem(it).equals(stem(head)) && HEADS.stream().noneMatch(it.toString()::endsWith));
    }
  }

  @Override
  public Stream<Due> open() {
    return all.stream();
  }

  @Override
  public Duration round() {
    return gap.multipliedBy(all.size());
  }

  @Override
  public Set<Transport> transports() {
    return all.stream()
        .map(it -> Transport.of(it.message()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Transport.class)));
  }

  @Override
  public List<String> unsendable() {
    return List.copyOf(unsendable);
  }
}
