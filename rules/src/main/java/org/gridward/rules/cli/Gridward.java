package org.gridward.rules.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.gridward.rules.RefusedPolicyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * The command line. Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 the environment: a file is
 * missing or cannot be written.
 */
@Command(
    name = "gridward",
    description =
        "Checks and changes a policy, checks grids, routes a file of events, explains a decision.",
    mixinStandardHelpOptions = true,
    version = "gridward 0.1.0",
    subcommands = {
      Validate.class,
      Template.class,
      Export.class,
      TestPolicy.class,
      Gaps.class,
      Diff.class,
      ReplayPolicy.class,
      PlanChange.class,
      Approve.class,
      Apply.class,
      Rollback.class,
      Keygen.class,
      Route.class,
      Explain.class,
      ImportGrids.class
    })
public final class Gridward {

  static final int FINDINGS = 1;
  static final int ENVIRONMENT = 3;

  private Gridward() {}

  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  /** The parser with all commands; what they say goes to its out and err. */
  static CommandLine line() {
    return new CommandLine(new Gridward())
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              command.getErr().println("gridward: " + sentence(problem));
              return exitCode(problem);
            });
  }

  private static int exitCode(Exception problem) {
    if (problem instanceof WrongUsageException) {
      return ExitCode.USAGE;
    }
    return problem instanceof IllegalArgumentException
            || problem instanceof IllegalStateException
            || problem instanceof RefusedPolicyException
        ? FINDINGS
        : ENVIRONMENT;
  }

  private static String sentence(Exception problem) {
    var cause = problem instanceof UncheckedIOException it ? it.getCause() : problem;
    if (cause instanceof NoSuchFileException) {
      return cause.getMessage() + " is not there; check the path.";
    }
    if (cause instanceof IOException) {
      return "cannot read or write: " + cause;
    }
    return problem.getMessage() != null ? problem.getMessage() : problem.toString();
  }
}
