package org.gridward.sensors.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Multipart;

/** The reader of multipart bodies; a part must lie within the body. */
final class MultipartTarget implements FuzzTarget {

  @Override
  public void take(byte[] input) {
    for (var type : List.of("multipart/form-data; boundary=b", "multipart/mixed")) {
      try {
        for (var part : Multipart.read("fuzz", Optional.of(type), input)) {
          if (part.from() < 0 || part.to() < part.from() || part.to() > input.length) {
            throw new IllegalStateException("A part lies outside: " + part);
          }
        }
      } catch (MalformedPayload e) {
        // as it should be
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "--b\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a/>\r\n--b--"
            .getBytes(StandardCharsets.US_ASCII),
        "--b\nContent-Type: image/jpeg\n\nab\n--bc\n--b\n\nx\n--b--\n"
            .getBytes(StandardCharsets.US_ASCII));
  }
}
