package org.gridward.sensors.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.HeadedMessage;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.SavedBody;
import org.gridward.sensors.protocol.StandardCodecs;
import org.gridward.sensors.protocol.json.JsonCodec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Decodes one message as the gateway would, and prints its events as lines of JSON. Keeps nothing.
 * Exit codes: 0 events, 1 a dead letter among them, 2 wrong usage, 3 the file cannot be read.
 */
@Command(
    name = "gridward-decode",
    description = "Says what a device's message means: its events, or why nobody can read it.",
    mixinStandardHelpOptions = true,
    version = "gridward-decode 0.1.0")
public final class Decode implements Callable<Integer> {

  private static final int DEAD_LETTER = 1;
  private static final int ENVIRONMENT = 3;
  private static final String JSON = "json";
  private static final Set<String> BINARY = Set.of("jt808");

  @Spec private CommandSpec spec;

  @Option(
      names = "--protocol",
      required = true,
      paramLabel = "NAME",
      description = "which protocol; json with --mapping")
  private String protocol;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "the mapping file of protocol json")
  private Path mapping;

  @Option(
      names = "--content-type",
      paramLabel = "TYPE",
      description = "the HTTP header; default: by the first bytes")
  private String contentType;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "the MQTT topic; without it the message was posted")
  private String topic;

  @Option(
      names = "--received-at",
      paramLabel = "INSTANT",
      description = "when it was received, ISO 8601 in UTC; default: now")
  private String receivedAt;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "zone of device times that carry none; default: ${DEFAULT-VALUE}")
  private String zone;

  @Parameters(paramLabel = "FILE", description = "the message's bytes")
  private Path file;

  private Decode() {}

  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  /** The parser; what it says goes to its out and err. */
  static CommandLine line() {
    return new CommandLine(new Decode())
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              if (problem instanceof ParameterException) {
                throw problem;
              }
              command.getErr().println("gridward-decode: " + problem.getMessage());
              return problem instanceof IOException ? ENVIRONMENT : ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException {
    var codec = codec();
    var body = bytes(file);
    var in = inbound(BINARY.contains(protocol) ? SavedBody.ofHex(body) : body);
    var out = spec.commandLine().getOut();
    try {
      var decoded = codec.decode(in);
      decoded.events().forEach(it -> out.println(EventLine.of(it)));
      decoded
          .rejects()
          .forEach(it -> out.println(EventLine.deadLetter(it.reason(), OptionalLong.empty())));
      return decoded.rejects().isEmpty() ? ExitCode.OK : DEAD_LETTER;
    } catch (MalformedPayload e) {
      out.println(EventLine.deadLetter(e.getMessage(), e.offset()));
      return DEAD_LETTER;
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read; check the path.", e);
    }
  }

  private Codec codec() throws IOException {
    if (protocol.equals(JSON)) {
      if (mapping == null) {
        throw wrong("--protocol json needs --mapping with the file that says where things stand.");
      }
      bytes(mapping);
      return mapped();
    }
    return StandardCodecs.list().stream()
        .filter(it -> it.protocol().equals(protocol))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "--protocol is \"%s\"; write one of %s, json."
                        .formatted(protocol, names(StandardCodecs.list()))));
  }

  private Codec mapped() throws IOException {
    try {
      return JsonCodec.load(mapping);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private static String names(List<Codec> codecs) {
    return codecs.stream().map(Codec::protocol).collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  /** A message that was saved with its head came as the head says. */
  private Inbound inbound(byte[] file) {
    var at = receivedAt == null ? InstantSource.system().instant() : moment();
    var head = HeadedMessage.of(file);
    var body = head.map(it -> Arrays.copyOfRange(file, it.from(), file.length)).orElse(file);
    var path = head.map(HeadedMessage::target).filter(it -> it.startsWith("/"));
    var in =
        topic == null
            ? Inbound.http(protocol, path.orElse("/alerts/" + protocol), body, at)
                .tail(path.map(it -> it.substring(1)).orElse(""))
            : Inbound.mqtt(protocol, topic, body, at);
    head.ifPresent(it -> in.headers(it.headers()));
    type(body, head.flatMap(it -> Optional.ofNullable(it.headers().get("Content-Type"))))
        .ifPresent(in::contentType);
    return in.zone(zone()).build();
  }

  private Instant moment() {
    try {
      return Instant.parse(receivedAt);
    } catch (DateTimeException e) {
      throw wrong(
          "--received-at is \"" + receivedAt + "\"; write a moment such as 2026-03-02T02:00:00Z.");
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw wrong("--zone is \"" + zone + "\"; write a zone such as Asia/Shanghai.");
    }
  }

  /** What was said, or what a body that begins so mostly is; brokers say nothing. */
  private Optional<String> type(byte[] body, Optional<String> saved) {
    if (contentType != null || topic != null) {
      return Optional.ofNullable(contentType);
    }
    return saved.or(() -> SavedBody.type(body));
  }
}
