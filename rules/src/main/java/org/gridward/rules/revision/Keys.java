package org.gridward.rules.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys (RFC 8032) in files and in words. */
public final class Keys {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private Keys() {}

  /**
   * Makes a pair, writes its private half to a file that only its owner can read, and returns the
   * public half for the line in {@code editors.csv}.
   *
   * @throws IOException when the file exists already or cannot be written
   */
  public static String generate(Path file) throws IOException {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      createPrivate(file);
      var body = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
      Files.writeString(file, BEGIN + "\n" + body + "\n" + END + "\n");
      return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks Ed25519, which every Java 17 has.", e);
    }
  }

  private static void createPrivate(Path file) throws IOException {
    if (file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    } else {
      Files.createFile(file);
    }
  }

  /**
   * The private half out of its file.
   *
   * @throws IllegalArgumentException when the file holds none
   */
  public static PrivateKey read(Path file) throws IOException {
    var text = Files.readString(file, StandardCharsets.US_ASCII);
    try {
      var body = text.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " holds no Ed25519 private key; make one with gridward keygen.", e);
    }
  }

  static String sign(String text, PrivateKey key) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key does not sign: " + e.getMessage(), e);
    }
  }

  static boolean verify(String text, String signed, String publicKey) {
    try {
      var key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
