package org.gridward.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates for tests, made by the JDK's own tool. */
public final class Certificates {

  public static final String PASSWORD = "only-for-tests";

  private Certificates() {}

  /** A key for {@code localhost} and 127.0.0.1 with a certificate that it signed itself. */
  public static Path selfSigned(Path folder, String name) {
    var store = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString());
    return store;
  }

  /** The certificate of such a key as PEM. */
  public static Path pem(Path store) {
    var pem = store.resolveSibling(store.getFileName() + ".pem");
    keytool(
        "-exportcert", "-rfc", "-alias", alias(store), "-keystore", "" + store, "-file", "" + pem);
    return pem;
  }

  /** A store that trusts the certificate of that key. */
  public static Path trusting(Path store) {
    var trusted = store.resolveSibling(alias(store) + "-trusted.p12");
    if (Files.exists(trusted)) {
      return trusted;
    }
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        alias(store),
        "-file",
        pem(store).toString(),
        "-storetype",
        "PKCS12",
        "-keystore",
        trusted.toString());
    return trusted;
  }

  /** Lets a store with a key trust the certificate of another key too. */
  public static void trust(Path store, Path other) {
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        alias(other),
        "-file",
        pem(other).toString(),
        "-keystore",
        store.toString());
  }

  private static String alias(Path store) {
    return store.getFileName().toString().replace(".p12", "");
  }

  private static void keytool(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
