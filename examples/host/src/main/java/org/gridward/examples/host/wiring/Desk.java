package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.workbook.PolicyFolder;

/**
 * Where the host's policy is changed: its revisions, its plans, and the workbooks that somebody
 * uploaded and has not proposed yet. Safe for any number of threads.
 */
public final class Desk {

  /** Workbooks that are kept though nobody proposed them; the oldest go first. */
  private static final int MOST_DRAFTS = 20;

  private static final String WORKBOOK = "派单规则.xlsx";

  private final Path policy;
  private final Path drafts;
  private final InstantSource clock;
  private PolicyDesk desk;

  Desk(Path policy, Path drafts, InstantSource clock) {
    this.policy = policy;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** The desk itself, opened when first somebody asks. */
  public synchronized PolicyDesk open() {
    try {
      if (desk == null) {
        desk = PolicyDesk.open(policy, clock);
      }
      return desk;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Takes in what changed in the folder by hand or by time; to be called now and then. */
  void sweep() {
    try {
      open().sweep();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private UncheckedIOException cannotWrite(IOException e) {
    return new UncheckedIOException(
        "Revisions cannot be kept in %s: %s; make it writable.".formatted(policy, e), e);
  }

  /** The folder of the policy that decides. */
  public Path policy() {
    return policy;
  }

  /**
   * Keeps an uploaded workbook as a candidate, with the expert rules of the policy beside it.
   *
   * @return its name, for {@link #findDraft}
   */
  public synchronized String keep(byte[] workbook) throws IOException {
    var name = name(workbook);
    var folder = drafts.resolve(name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(drafts);
      forgetOldest();
      var part = Files.createDirectories(drafts.resolve(name + ".part"));
      Files.write(part.resolve(WORKBOOK), workbook);
      for (var expert : PolicyFolder.experts(policy)) {
        Files.copy(expert, part.resolve(expert.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return name;
  }

  private static String name(byte[] workbook) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(workbook), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256, which every Java must have.", e);
    }
  }

  private void forgetOldest() throws IOException {
    try (var all = Files.list(drafts)) {
      var old =
          all.sorted(Comparator.comparing(it -> -it.toFile().lastModified()))
              .skip(MOST_DRAFTS - 1)
              .toList();
      for (var draft : old) {
        delete(draft);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The candidate of this name, where it is still kept. */
  public Optional<Path> findDraft(String name) {
    return Optional.of(name)
        .filter(it -> it.matches("[0-9a-f]{32}"))
        .map(drafts::resolve)
        .filter(Files::isDirectory);
  }

  /** The district's policy, which a candidate may only tighten. */
  public Path district() {
    return policy.resolve(PolicyLoader.DISTRICT);
  }
}
