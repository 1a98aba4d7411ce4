package org.gridward.examples.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.gridward.testkit.Certificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

  @TempDir private Path folder;

  private Path keys;
  private Path password;

  @BeforeEach
  void make_a_key() throws IOException {
    keys = Certificates.selfSigned(folder, "town");
    password = secret("password", Certificates.PASSWORD + "\n");
  }

  private Path secret(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private TlsFiles files(Map<String, ?> others) {
    var environment = new HashMap<String, String>();
    environment.put("GRIDWARD_TLS", keys.toString());
    environment.put("GRIDWARD_TLS_PASSWORD_FILE", password.toString());
    others.forEach((name, value) -> environment.put(name, value.toString()));
    return TlsFiles.of(environment).orElseThrow();
  }

  @Test
  void devices_show_a_certificate_only_where_their_issuers_are_named() {
    var issuers = Certificates.pem(Certificates.selfSigned(folder, "camera"));

    assertThat(TlsFiles.of(Map.of())).isEmpty();
    assertThat(files(Map.of()).listening().clientsToo()).isFalse();
    assertThat(files(Map.of("GRIDWARD_TLS_CLIENTS", issuers)).listening().clientsToo()).isTrue();
  }

  @Test
  void sip_comes_over_tls_only_where_that_is_said() {
    assertThat(files(Map.of()).sip()).isFalse();
    assertThat(files(Map.of("GRIDWARD_SIP_TLS", "off")).sip()).isFalse();
    assertThat(files(Map.of("GRIDWARD_SIP_TLS", "on")).sip()).isTrue();
    assertThatThrownBy(() -> files(Map.of("GRIDWARD_SIP_TLS", "yes")))
        .hasMessage("GRIDWARD_SIP_TLS is \"yes\"; write on or off.");
  }

  @Test
  void a_key_without_its_password_and_the_other_way_round_are_refused() {
    assertThatThrownBy(() -> TlsFiles.of(Map.of("GRIDWARD_TLS", "town.p12")))
        .hasMessage(
            "GRIDWARD_TLS is \"town.p12\" and GRIDWARD_TLS_PASSWORD_FILE is missing; name the file"
                + " whose first line is the password.");
    assertThatThrownBy(() -> TlsFiles.of(Map.of("GRIDWARD_TLS_PASSWORD_FILE", "secret")))
        .hasMessage(
            "GRIDWARD_TLS_PASSWORD_FILE is \"secret\" and GRIDWARD_TLS is missing; name the PKCS"
                + " #12 file with our key, or leave out both.");
    assertThatThrownBy(() -> TlsFiles.of(Map.of("GRIDWARD_TLS_CLIENTS", "issuers.pem")))
        .hasMessage(
            "GRIDWARD_TLS_CLIENTS is \"issuers.pem\" and GRIDWARD_TLS is missing; name the PKCS #12"
                + " file with our key, or leave out both.");
  }

  @Test
  void a_password_that_everybody_can_read_is_refused() throws IOException {
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> files(Map.of()).listening())
        .hasMessage(
            "File %s holds passwords and can be read by everybody on this machine; run chmod 600 %s."
                .formatted(password, password));
  }

  @Test
  void a_wrong_or_empty_password_is_told() throws IOException {
    var wrong = secret("wrong", "not-this");
    assertThatThrownBy(() -> files(Map.of("GRIDWARD_TLS_PASSWORD_FILE", wrong)).listening())
        .hasMessageStartingWith(
            "Our key cannot be read from %s with the password in %s; mend GRIDWARD_TLS or"
                + " GRIDWARD_TLS_PASSWORD_FILE: ",
            keys, wrong);

    var empty = secret("empty", "");
    assertThatThrownBy(() -> files(Map.of("GRIDWARD_TLS_PASSWORD_FILE", empty)).listening())
        .hasMessage(
            "File %s of GRIDWARD_TLS_PASSWORD_FILE is empty; write the password of %s into its"
                + " first line.",
            empty, keys);
  }

  @Test
  void a_file_without_certificates_is_told() throws IOException {
    var nothing = Files.writeString(folder.resolve("nothing.pem"), "");

    assertThatThrownBy(() -> files(Map.of("GRIDWARD_TLS_CLIENTS", nothing)).listening())
        .hasMessage(
            "Certificates cannot be read from %s; write them as PEM, or mend GRIDWARD_TLS_CLIENTS:"
                + " java.io.IOException: there is no certificate in it",
            nothing);
  }
}
