package org.gridward.rules.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.gridward.rules.revision.Plan;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an approved plan the policy. */
@Command(
    name = "apply",
    description = "Makes an approved plan the policy; whoever watches the folder takes it over.",
    mixinStandardHelpOptions = true)
final class Apply implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DeskOptions desk;

  @Parameters(paramLabel = "PLAN", description = "its name, or how it begins")
  private String plan;

  @Option(
      names = "--emergency",
      description = "on its author's word alone, for 24 hours unless somebody confirms it")
  private boolean emergency;

  @Override
  public Integer call() throws IOException {
    var open = desk.open();
    var found = open.findPlan(plan);
    var revision = emergency ? atOnce(open, found) : open.apply(found, false);
    spec.commandLine().getOut().println("Revision " + revision.hash() + " from " + revision.from());
    revision
        .until()
        .ifPresent(
            it -> spec.commandLine().getOut().println("It ends at " + it + " unless confirmed."));
    return 0;
  }

  private Revision atOnce(PolicyDesk open, Plan found) throws IOException {
    var vote = desk.sign(open.editors(), PolicyDesk.emergencyWords(found));
    return open.applyEmergency(found, vote, false);
  }
}
