package org.gridward.sensors.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gridward.sensors.device.SecretFile;

/**
 * A camera that does not push, but answers a request with an endless body of alerts: {@code
 * alertStream} of Hikvision, {@code attach} of Dahua.
 *
 * @param protocol what the stream speaks, such as {@code hikvision}
 * @param address what to ask for, with scheme {@code http} or {@code https}
 * @param user as whom
 * @param password its password, for digest (RFC 7616)
 */
public record StreamSource(String protocol, URI address, String user, String password) {

  /** A comma in square brackets, as in {@code codes=[VideoMotion,VideoLoss]}, is the address's. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?<protocol>[^,]*),(?<address>(?:[^,\\[]++|\\[[^\\]]*+\\])*+),(?<user>[^,]*),(?<password>.*)");

  public StreamSource {
    var scheme = String.valueOf(address.getScheme());
    if (address.getHost() == null || !List.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException(
          "Address \"%s\" is none of a stream; write it like".formatted(address)
              + " http://192.0.2.7/ISAPI/Event/notification/alertStream.");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address of %s holds a user; write user and password beside it, not in it."
              .formatted(address.getHost()));
    }
  }

  /**
   * Reads a file with a line {@code protocol,address,user,password} for each camera. Lines that
   * begin with {@code #} are skipped; a password may hold commas, an address in square brackets.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException that names the line, or says that everybody can read the file
   */
  public static List<StreamSource> read(Path file) throws IOException {
    var sources = new ArrayList<StreamSource>();
    var number = 0;
    for (var line : SecretFile.lines(file)) {
      number++;
      if (!SecretFile.isRemark(line)) {
        sources.add(read(line, "Line %d of %s".formatted(number, file)));
      }
    }
    return sources;
  }

  private static StreamSource read(String line, String where) {
    var cells = LINE.matcher(line);
    if (!cells.matches()) {
      throw new IllegalArgumentException(
          where
              + " is no \"protocol,address,user,password\"; write all four, with commas, and close"
              + " each [ of the address with a ].");
    }
    try {
      return new StreamSource(
          cells.group("protocol").strip(),
          URI.create(cells.group("address").strip()),
          cells.group("user").strip(),
          cells.group("password").strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  /** Host and, where it is not the usual one, port. */
  String peer() {
    return address.getAuthority();
  }

  int port() {
    return address.getPort() >= 0 ? address.getPort() : isSecret() ? 443 : 80;
  }

  boolean isSecret() {
    return address.getScheme().equals("https");
  }

  /** Path and query, as the request line has them. */
  String target() {
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return protocol + " " + address;
  }
}
