package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gridward.examples.host.feed.play.Outlets.Addresses;
import org.gridward.sensors.mqtt.MqttSettings.Login;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Plays captures or a recorded day to a running host, over the sockets that devices use, and counts
 * its answers. Exit codes: 0 all was acknowledged, 1 not all, or a file is wrong, 2 wrong usage, 3
 * the file cannot be read or the host does not answer.
 */
@Command(
    name = "feed",
    description = {
      "Plays a folder of captures (hikvision/01.xml), or a recorded day (.jsonl), to a running host.",
      "Nothing in a message is changed: what was played before is a duplicate to the host."
    },
    mixinStandardHelpOptions = true,
    version = "feed 0.1.0")
public final class Play implements Callable<Integer> {

  private static final int FINDINGS = 1;
  private static final int ENVIRONMENT = 3;
  private static final int MOST_WAITING = 100_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "1",
      description = "1 to 1000 times as fast as recorded; default: ${DEFAULT-VALUE}")
  private double speed;

  @Option(
      names = "--gap",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "between two captures of a folder, at speed 1; default: ${DEFAULT-VALUE}")
  private double gap;

  @Option(
      names = "--alerts",
      paramLabel = "ADDRESS",
      defaultValue = "http://127.0.0.1:8090",
      description = "the alert listener; default: ${DEFAULT-VALUE}")
  private URI alerts;

  @Option(
      names = "--mqtt",
      paramLabel = "ADDRESS",
      defaultValue = "tcp://127.0.0.1:1883",
      description = "the broker; default: ${DEFAULT-VALUE}")
  private URI mqtt;

  @Option(
      names = "--tcp",
      paramLabel = "ADDRESS",
      defaultValue = "tcp://127.0.0.1:7001",
      description = "the listener for vehicle terminals; default: ${DEFAULT-VALUE}")
  private URI tcp;

  @Option(
      names = "--login",
      paramLabel = "FILE",
      description =
          "a line user,password for the alert listener and the broker, where they want it")
  private Path login;

  @Option(
      names = "--window",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "most messages that wait for an answer at once; default: ${DEFAULT-VALUE}")
  private int window;

  @Option(names = "--loop", description = "again and again, until it is stopped")
  private boolean loop;

  @Option(names = "--json", description = "the outcome as one line of JSON")
  private boolean json;

  @Parameters(paramLabel = "FOLDER|FILE.jsonl", description = "what is played")
  private Path what;

  private final AtomicReference<Thread> playing = new AtomicReference<>();
  private final CountDownLatch told = new CountDownLatch(1);

  private Play() {}

  public static void main(String[] args) {
    var play = new Play();
    Runtime.getRuntime().addShutdownHook(new Thread(play::stop, "feed-stop"));
    System.exit(line(play).execute(args));
  }

  /** The parser; what it says goes to its out and err. */
  static CommandLine line() {
    return line(new Play());
  }

  private static CommandLine line(Play play) {
    return new CommandLine(play)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              if (problem instanceof ParameterException) {
                throw problem;
              }
              command.getErr().println("feed: " + problem.getMessage());
              return problem instanceof IllegalArgumentException ? FINDINGS : ENVIRONMENT;
            });
  }

  @Override
  public Integer call() throws IOException {
    check();
    var script = script();
    var to = new Addresses(alerts, mqtt, tcp);
    var who = login == null ? Optional.<Login>empty() : Optional.of(Login.read(login));
    try (var outlets = Outlets.open(to, who, script.transports())) {
      var tally = new Tally(spec.commandLine().getErr(), script.unsendable());
      play(new Player(outlets, new Pace(speed), window, tally), script);
      spec.commandLine().getOut().println(json ? tally.json() : tally.text());
      spec.commandLine().getOut().flush();
      return tally.isFine() ? ExitCode.OK : FINDINGS;
    } finally {
      told.countDown();
    }
  }

  private void check() {
    if (!(speed >= 1 && speed <= 1_000)) {
      throw wrong("--speed is " + speed + "; write 1 to 1000.");
    }
    if (!(gap >= 0 && gap <= 86_400)) {
      throw wrong("--gap is " + gap + "; write seconds, 0 to 86400.");
    }
    if (window < 1 || window > MOST_WAITING) {
      throw wrong("--window is " + window + "; write 1 to " + MOST_WAITING + ".");
    }
    check("--alerts", alerts, Set.of("http", "https"), "http://127.0.0.1:8090");
    check("--mqtt", mqtt, Set.of("tcp"), "tcp://127.0.0.1:1883");
    check("--tcp", tcp, Set.of("tcp"), "tcp://127.0.0.1:7001");
  }

  private void check(String option, URI address, Set<String> schemes, String example) {
    var complete = address.getHost() != null && address.getPort() > 0;
    if (address.getScheme() == null || !schemes.contains(address.getScheme()) || !complete) {
      throw wrong("%s is \"%s\"; write it like %s.".formatted(option, address, example));
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private Script script() throws IOException {
    if (Files.isDirectory(what)) {
      return CaptureFolder.read(what, Duration.ofNanos(Math.round(gap * 1e9)));
    }
    if (!Files.isReadable(what)) {
      throw new IOException(what + " cannot be read; check the path.");
    }
    return RecordedDay.check(what);
  }

  /** Ends early, with what was counted so far, when the program is stopped. */
  private void play(Player player, Script script) throws IOException {
    playing.set(Thread.currentThread());
    try {
      player.play(script, loop);
    } catch (InterruptedException e) {
      // somebody had enough: what was counted is told
    }
  }

  private void stop() {
    var player = playing.get();
    if (player == null) {
      return;
    }
    player.interrupt();
    try {
      told.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
