package org.gridward.sensors.device;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who we are over TLS, and whom we trust. Only TLS 1.2 and 1.3. Immutable.
 *
 * @param context keys and trusted certificates
 * @param clientsToo whether a client must show a certificate that is trusted, as devices with
 *     certificates of their own do
 */
public record Tls(SSLContext context, boolean clientsToo) {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /**
   * Our key and certificate from a PKCS #12 file.
   *
   * @param trusted certificates of those who issue certificates to devices, a PKCS #12 file too;
   *     with it, a client without one is turned away
   * @throws IOException when a file cannot be read or the password is wrong
   */
  public static Tls read(Path own, char[] password, Optional<Path> trusted) throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(KeyStore.getInstance(own.toFile(), password), password);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(KeyStore.getInstance(trusted.orElse(own).toFile(), password));
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new Tls(context, trusted.isPresent());
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "Keys cannot be read from %s: %s; give a PKCS #12 file and its password."
              .formatted(trusted.map(it -> own + " and " + it).orElse(own.toString()), e),
          e);
    }
  }

  /** An engine for a connection that we took. */
  public SSLEngine server() {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(clientsToo);
    engine.setEnabledProtocols(
        List.of(VERSIONS).stream()
            .filter(List.of(engine.getSupportedProtocols())::contains)
            .toArray(String[]::new));
    return engine;
  }
}
