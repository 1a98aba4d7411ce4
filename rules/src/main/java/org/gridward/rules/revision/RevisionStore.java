package org.gridward.rules.revision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.workbook.PolicyFolder;

/**
 * Keeps every accepted policy in a folder of its own, named by its hash: the canonical sheets, who
 * took it and why, and the files as they were read, so that a decision can be made again years
 * later to the byte. Revisions are only ever added, each chained to the one before. One process
 * writes; safe for its threads.
 */
public final class RevisionStore {

  private static final String WORDS = "revision.txt";
  private static final String AS_READ = "as-read";

  private final Path folder;

  private RevisionStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a store; the folder is made where it is missing. What a crash left half-written is swept.
   *
   * @throws IOException when it cannot be made or read
   */
  public static RevisionStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var entries = Files.list(folder)) {
      for (var entry :
          entries.filter(it -> it.getFileName().toString().endsWith(".part")).toList()) {
        delete(entry);
      }
    }
    return new RevisionStore(folder);
  }

  private static void delete(Path tree) throws IOException {
    try (var all = Files.walk(tree)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * All revisions, the first one first.
   *
   * @throws IllegalStateException when one was changed or taken away; it names which
   */
  public synchronized List<Revision> list() throws IOException {
    var byPrevious = new HashMap<String, Revision>();
    try (var entries = Files.list(folder)) {
      for (var entry : entries.filter(it -> Files.exists(it.resolve(WORDS))).toList()) {
        var revision = read(entry);
        var twin = byPrevious.put(revision.previous(), revision);
        if (twin != null) {
          throw new IllegalStateException(
              "Revisions %s and %s in %s both follow %s; restore the folder from a copy."
                  .formatted(twin.hash(), revision.hash(), folder, revision.previous()));
        }
      }
    }
    return chained(byPrevious);
  }

  private List<Revision> chained(Map<String, Revision> byPrevious) {
    var chain = new ArrayList<Revision>();
    for (var next = byPrevious.remove(""); next != null; next = byPrevious.remove(next.hash())) {
      chain.add(next);
    }
    if (!byPrevious.isEmpty()) {
      var orphan = byPrevious.values().iterator().next();
      throw new IllegalStateException(
          "Revision %s follows %s, which is not in %s; restore the folder from a copy."
              .formatted(orphan.hash(), orphan.previous(), folder));
    }
    return chain;
  }

  private static Revision read(Path entry) throws IOException {
    var revision = Revision.parse(Files.readString(entry.resolve(WORDS)));
    var name = entry.getFileName().toString();
    if (!revision.hash().equals(name)) {
      throw new IllegalStateException(
          "Revision %s was changed after it was taken: its words hash to %s; restore it from a copy."
              .formatted(entry, revision.hash()));
    }
    return revision;
  }

  /**
   * Reads every revision and checks that its sheets still say what its hash covers.
   *
   * @throws IllegalStateException when one was changed; it names which
   */
  public void verify() throws IOException {
    for (var revision : list()) {
      var content = CanonicalPolicy.read(folder.resolve(revision.hash())).hash();
      if (!content.equals(revision.content())) {
        throw new IllegalStateException(
            "The sheets of revision %s in %s were changed: they hash to %s, not %s."
                .formatted(revision.hash(), folder, content, revision.content()));
      }
    }
  }

  /** The last revision. */
  public Optional<Revision> last() throws IOException {
    var all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The revision that decides at a moment: the last of those that have begun. */
  public Optional<Revision> active(Instant moment) throws IOException {
    return list().stream().filter(it -> !it.from().isAfter(moment)).reduce((one, later) -> later);
  }

  /** The revision whose hash, or whose content's hash, begins so; the latest of several. */
  public Optional<Revision> find(String hash) throws IOException {
    return list().stream()
        .filter(it -> it.hash().startsWith(hash) || it.content().startsWith(hash))
        .reduce((one, later) -> later);
  }

  /** What a revision says. */
  public CanonicalPolicy policy(Revision revision) throws IOException {
    return CanonicalPolicy.read(folder.resolve(revision.hash()));
  }

  /** Its rules as they decided, from the files as they were read. */
  public RuleSet rules(Revision revision) throws IOException {
    var read = PolicyLoader.read(folder.resolve(revision.hash()).resolve(AS_READ));
    return read.rules()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Revision %s does not pass the checks of this version of Gridward: %s"
                        .formatted(revision.hash(), read.issues())));
  }

  /**
   * Takes a revision, for good once this returns.
   *
   * @param revision whose previous must be the last one here
   * @param files the policy as it was read: a folder, or one workbook
   */
  public synchronized void add(Revision revision, Path files) throws IOException {
    var last = last().map(Revision::hash).orElse("");
    if (!revision.previous().equals(last)) {
      throw new IllegalArgumentException(
          "The new revision follows \"%s\", but the last one is \"%s\"; look at what came between."
              .formatted(revision.previous(), last));
    }
    var policy = CanonicalPolicy.read(files);
    if (!policy.hash().equals(revision.content())) {
      throw new IllegalArgumentException(
          "The files in %s say %s, not %s; they changed since they were checked."
              .formatted(files, policy.hash(), revision.content()));
    }
    var part = folder.resolve(revision.hash() + ".part");
    Files.createDirectories(part.resolve(AS_READ));
    policy.write(part);
    for (var file : PolicyFolder.all(files)) {
      Files.copy(file, part.resolve(AS_READ).resolve(file.getFileName().toString()));
    }
    Files.writeString(part.resolve(WORDS), revision.text());
    sync(part);
    Files.move(part, folder.resolve(revision.hash()), StandardCopyOption.ATOMIC_MOVE);
    force(folder);
  }

  private static void sync(Path tree) throws IOException {
    try (var all = Files.walk(tree)) {
      for (var path : all.toList()) {
        force(path);
      }
    }
  }

  /** Folders too, where the system can. */
  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  /** The files of a revision as they were read. */
  Path files(Revision revision) {
    return folder.resolve(revision.hash()).resolve(AS_READ);
  }
}
