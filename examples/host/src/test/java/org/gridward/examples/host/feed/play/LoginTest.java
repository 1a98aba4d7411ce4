package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.gridward.sensors.mqtt.MqttSettings.Login;
import org.gridward.testkit.Await;
import org.gridward.testkit.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a host that want to know who speaks, and a command that says it. */
class LoginTest {

  private static final String BROKER =
      """
      <hivemq>
        <listeners>
          <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        </listeners>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  private static final String ALERT =
      """
      <EventNotificationAlert version="2.0"><macAddress>00:00:5e:00:53:01</macAddress>
      <channelID>1</channelID><dateTime>2026-03-02T10:00:00+08:00</dateTime>
      <eventType>fielddetection</eventType><eventState>active</eventState></EventNotificationAlert>
      """;

  @TempDir private static Path folder;

  private static EmbeddedHiveMQ broker;
  private static Host host;
  private static Path login;

  /** Lets in who says {@code town} and {@code 4,2}. */
  private record Locked() implements ExtensionMain, SimpleAuthenticator {

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
      Services.securityRegistry().setAuthenticatorProvider(any -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
      // nothing was begun
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
      var packet = input.getConnectPacket();
      var password = packet.getPassword().map(it -> StandardCharsets.UTF_8.decode(it).toString());
      if (packet.getUserName().equals(Optional.of("town")) && password.equals(Optional.of("4,2"))) {
        output.authenticateSuccessfully();
      } else {
        output.failAuthentication();
      }
    }
  }

  @BeforeAll
  static void start() throws IOException {
    var port = FreePort.next();
    var config = Files.createDirectories(folder.resolve("broker/conf"));
    Files.writeString(config.resolve("config.xml"), BROKER.formatted(port));
    broker =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(config)
            .withDataFolder(Files.createDirectories(folder.resolve("broker/data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("broker/extensions")))
            .withEmbeddedExtension(
                EmbeddedExtension.builder()
                    .withId("locked")
                    .withName("locked")
                    .withVersion("1")
                    .withExtensionMain(new Locked())
                    .build())
            .withoutLoggingBootstrap()
            .build();
    broker.start().join();
    login = secret("login", "# of the town\ntown,4,2\n");
    var settings =
        HostSettings.of(
            Map.of(
                "MICRONAUT_SERVER_PORT",
                "0",
                "GRIDWARD_ALERT_PORT",
                "0",
                "GRIDWARD_TCP_PORT",
                "0",
                "GRIDWARD_SIP_PORT",
                "0",
                "GRIDWARD_DATA",
                folder.resolve("data").toString(),
                "GRIDWARD_DEVICE_KEYS",
                secret("keys", "*,4,2\n").toString(),
                "GRIDWARD_MQTT_URL",
                "tcp://127.0.0.1:" + port,
                "GRIDWARD_MQTT_LOGIN",
                login.toString()));
    host = Host.start(settings);
    Await.until(
        "the host listens to its broker",
        () -> host.works().gateway().health().mqtt().orElseThrow().connected());
    posted("captures/hikvision/01.xml", ALERT);
    posted("captures/zigbee2mqtt/02.json", "{\"water_leak\":true}");
    posted("posts/hikvision/01.xml", ALERT);
  }

  private static void posted(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, body);
  }

  private static Path secret(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterAll
  static void stop() {
    host.close();
    broker.stop().join();
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran feed(String captures, String... more) {
    var out = new StringWriter();
    var err = new StringWriter();
    var arguments =
        new ArrayList<>(
            List.of(
                folder.resolve(captures).toString(),
                "--gap=0",
                "--alerts=http://127.0.0.1:" + host.alertPort(),
                "--mqtt=" + host.works().broker()));
    arguments.addAll(List.of(more));
    var exit =
        Play.line()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  @Test
  void who_says_it_is_heard_over_both() {
    var before = host.works().gateway().counts().received();

    var ran = feed("captures", "--login=" + login);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("HTTP 2").contains("PUBACK");
    Await.until(
        "the host has both", () -> host.works().gateway().counts().received() == before + 2);
  }

  @Test
  void who_does_not_say_it_is_told_what_to_say() throws IOException {
    var ran = feed("captures");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("cannot be used").contains("--login");

    assertThat(feed("posts").out()).contains("HTTP 401");
    assertThat(feed("posts", "--login=" + secret("wrong", "town,nobody\n")).out())
        .contains("HTTP 403");
  }

  @Test
  void a_file_without_a_login_is_refused() throws IOException {
    var two = secret("two", "town,4\nvillage,2\n");
    assertThatThrownBy(() -> Login.read(two))
        .hasMessage(
            "File %s is no single line \"user,password\"; write one, such as town,secret.", two);
    var none = secret("none", "# nobody\n");
    assertThatThrownBy(() -> Login.read(none)).hasMessageContaining("no single line");
    var open = Files.writeString(folder.resolve("open"), "town,42\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(feed("posts", "--login=" + open).err()).contains("chmod 600");
  }
}
