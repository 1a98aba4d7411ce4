package org.gridward.rules.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.gridward.rules.revision.PolicyDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes back to an earlier revision, or lists them. */
@Command(
    name = "rollback",
    description = "Makes an earlier revision the policy again; without one, lists all.",
    mixinStandardHelpOptions = true)
final class Rollback implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DeskOptions desk;

  @Parameters(arity = "0..1", paramLabel = "REVISION", description = "its name, or how it begins")
  private String revision;

  @Option(
      names = "--reason",
      defaultValue = "rolled back",
      paramLabel = "TEXT",
      description = "why")
  private String reason;

  @Override
  public Integer call() throws IOException {
    var open = desk.open();
    var out = spec.commandLine().getOut();
    if (revision == null) {
      for (var it : open.store().list()) {
        out.printf("%s %s %s %s %s%n", it.hash(), it.at(), it.kind(), it.author(), it.reason());
      }
      return 0;
    }
    var to =
        open.store()
            .find(revision)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No revision begins with " + revision + "; gridward rollback lists all."));
    var vote = desk.sign(open.editors(), PolicyDesk.rollbackWords(to));
    out.println("Revision " + open.rollback(to, reason, vote, false).hash());
    return 0;
  }
}
