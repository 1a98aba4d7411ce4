package org.gridward.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.protocol.StandardCodecs;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The description of topics, paths and payloads: whole, true, and read by AsyncAPI's own parser.
 */
final class AsyncApiTest {

  private static final Path DOCUMENT =
      Path.of("src", "main", "resources", "org", "gridward", "sensors", "asyncapi.yml");

  private final List<String> protocols =
      StandardCodecs.list().stream().map(Codec::protocol).toList();

  private static List<String> addresses() throws IOException {
    var found =
        Pattern.compile("(?m)^    address: '(.*)'$").matcher(Files.readString(DOCUMENT)).results();
    return found.map(it -> it.group(1)).toList();
  }

  @Test
  void every_path_and_topic_that_is_shipped_is_described_and_no_other() throws IOException {
    var http = HttpBinding.shipped(protocols);
    var described = addresses();

    for (var binding : http) {
      assertThat(described).anyMatch(it -> it.startsWith(binding.prefix() + "/"));
    }
    for (var binding : MqttBinding.SHIPPED) {
      assertThat(described).anyMatch(it -> binding.matches(it));
    }
    for (var address : described) {
      assertThat(
              http.stream().anyMatch(it -> it.matches(address))
                  || MqttBinding.SHIPPED.stream().anyMatch(it -> it.matches(address)))
          .as(address)
          .isTrue();
    }
  }

  @Test
  void every_protocol_has_its_message() throws IOException {
    var text = Files.readString(DOCUMENT);
    for (var protocol : protocols) {
      assertThat(text).contains("    " + protocol + ":\n      name: " + protocol);
    }
  }

  @Test
  void the_parser_of_asyncapi_finds_no_fault() throws Exception {
    var parser = System.getenv("GRIDWARD_NPM");
    Assumptions.assumeTrue(
        parser != null, "GRIDWARD_NPM names no folder where npm install @asyncapi/parser was run");
    var process =
        new ProcessBuilder(
                "node", "src/test/resources/asyncapi/parse.js", parser, DOCUMENT.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
