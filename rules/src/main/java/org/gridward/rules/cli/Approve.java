package org.gridward.rules.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.Want;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A second person's word for a plan, or for an emergency change. */
@Command(
    name = "approve",
    description = "Approves somebody else's plan, or confirms their emergency change.",
    mixinStandardHelpOptions = true)
final class Approve implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DeskOptions desk;

  @Parameters(arity = "0..1", paramLabel = "PLAN", description = "its name, or how it begins")
  private String plan;

  @Option(
      names = "--emergency",
      description = "confirm the emergency change that is active, so that it stays")
  private boolean emergency;

  @Override
  public Integer call() throws IOException {
    if (emergency == (plan != null)) {
      throw new WrongUsageException("Name a PLAN, or say --emergency.");
    }
    var open = desk.open();
    var out = spec.commandLine().getOut();
    if (emergency) {
      var words = PolicyDesk.confirmationWords(open.active());
      out.println("Revision " + open.confirm(desk.sign(open.editors(), words), false).hash());
      return 0;
    }
    var found = open.findPlan(plan);
    var approved = open.approve(found, desk.sign(open.editors(), found.approvalWords()));
    var missing = open.missing(approved, false);
    out.println(missing.isEmpty() ? "Plan " + approved.id() + " may be applied." : wants(missing));
    return 0;
  }

  static String wants(List<Want> missing) {
    return missing.stream().map(Want::en).collect(Collectors.joining(", ", "It wants ", "."));
  }
}
