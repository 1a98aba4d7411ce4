package org.gridward.rules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridward.rules.revision.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an editor's key. */
@Command(
    name = "keygen",
    description = "Makes an editor's Ed25519 key; prints the public half for editors.csv.",
    mixinStandardHelpOptions = true)
final class Keygen implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "where the private half goes; must not exist")
  private Path file;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().println(Keys.generate(file));
    return 0;
  }
}
