package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.gridward.sensors.device.SecretFile;
import org.gridward.sensors.device.Tls;

/**
 * The files by which the host speaks TLS.
 *
 * @param keys {@code GRIDWARD_TLS}: our key and certificate, PKCS #12
 * @param password {@code GRIDWARD_TLS_PASSWORD_FILE}: whose first line is its password
 * @param clients {@code GRIDWARD_TLS_CLIENTS}: certificates of those who issue certificates to
 *     devices, PEM; with it, a device without one is turned away
 * @param sip {@code GRIDWARD_SIP_TLS}: whether SIP comes over TLS only as well, and no more over
 *     UDP
 */
public record TlsFiles(Path keys, Path password, Optional<Path> clients, boolean sip) {

  private static final String KEYS = "GRIDWARD_TLS";
  private static final String PASSWORD = "GRIDWARD_TLS_PASSWORD_FILE";
  private static final String CLIENTS = "GRIDWARD_TLS_CLIENTS";
  private static final String SIP = "GRIDWARD_SIP_TLS";

  /** The files that an environment names; empty where it names no key. */
  static Optional<TlsFiles> of(Map<String, String> environment) {
    var keys = environment.get(KEYS);
    var password = environment.get(PASSWORD);
    if (keys != null && password == null) {
      throw new IllegalArgumentException(
          "%s is \"%s\" and %s is missing; name the file whose first line is the password."
              .formatted(KEYS, keys, PASSWORD));
    }
    for (var name : new String[] {PASSWORD, CLIENTS, SIP}) {
      if (keys == null && environment.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s is \"%s\" and %s is missing; name the PKCS #12 file with our key, or leave out both."
                .formatted(name, environment.get(name), KEYS));
      }
    }
    var sip = environment.getOrDefault(SIP, "off");
    if (!sip.equals("on") && !sip.equals("off")) {
      throw new IllegalArgumentException("%s is \"%s\"; write on or off.".formatted(SIP, sip));
    }
    return Optional.ofNullable(keys)
        .map(
            it ->
                new TlsFiles(
                    Path.of(it),
                    Path.of(password),
                    Optional.ofNullable(environment.get(CLIENTS)).map(Path::of),
                    sip.equals("on")));
  }

  /** For listeners: shows our certificate, and asks devices for theirs where that is wanted. */
  Tls listening() {
    var trusted = clients.map(it -> trusting(issuers(it)));
    return new Tls(context(trusted.orElse(null)), clients.isPresent());
  }

  /**
   * Towards a broker or a camera: shows our certificate if it asks, and trusts what the key file
   * trusts; where that holds nothing but our key, whomever Java trusts.
   */
  SSLContext calling() {
    var store = store();
    try {
      for (var alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          return context(trusting(store));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key store that was read can be listed.", e);
    }
    return context(null);
  }

  private SSLContext context(TrustManager[] trusted) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private KeyManager[] keyManagers() throws GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store(), secret());
    return managers.getKeyManagers();
  }

  private KeyStore store() {
    try {
      return KeyStore.getInstance(keys.toFile(), secret());
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(e);
    }
  }

  private IllegalArgumentException unreadable(Exception e) {
    return new IllegalArgumentException(
        "Our key cannot be read from %s with the password in %s; mend %s or %s: %s"
            .formatted(keys, password, KEYS, PASSWORD, e),
        e);
  }

  private char[] secret() {
    try {
      return SecretFile.lines(password).stream()
          .findFirst()
          .filter(it -> !it.isBlank())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "File %s of %s is empty; write the password of %s into its first line."
                          .formatted(password, PASSWORD, keys)))
          .toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "File %s cannot be read; mend %s: %s".formatted(password, PASSWORD, e), e);
    }
  }

  private static TrustManager[] trusting(KeyStore issuers) {
    try {
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(issuers);
      return managers.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Certificates that were read can be trusted.", e);
    }
  }

  private static KeyStore issuers(Path pem) {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (var it : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("issuer " + store.size(), it);
      }
      if (store.size() > 0) {
        return store;
      }
      throw new IOException("there is no certificate in it");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "Certificates cannot be read from %s; write them as PEM, or mend %s: %s"
              .formatted(pem, CLIENTS, e),
          e);
    }
  }
}
