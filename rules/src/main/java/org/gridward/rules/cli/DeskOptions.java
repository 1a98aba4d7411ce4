package org.gridward.rules.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gridward.rules.revision.Editors;
import org.gridward.rules.revision.Keys;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.Vote;
import picocli.CommandLine.Option;

/** Which policy is changed, and who changes it. */
final class DeskOptions {

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "DIR",
      description = "the policy folder; its editors.csv names who may change it")
  private Path policy;

  @Option(names = "--as", paramLabel = "NAME", description = "who you are in editors.csv")
  private String name;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "your private key, as gridward keygen wrote it")
  private Path key;

  PolicyDesk open() throws IOException {
    return PolicyDesk.open(policy, InstantSource.system());
  }

  /** The caller's word on a text. */
  Vote sign(Editors editors, String words) {
    if (name == null || key == null) {
      throw new WrongUsageException(
          "Say who you are: --as NAME --key FILE; a name alone proves nobody.");
    }
    try {
      return editors.sign(name, Keys.read(key), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
