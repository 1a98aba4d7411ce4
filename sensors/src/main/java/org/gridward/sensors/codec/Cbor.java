package org.gridward.sensors.codec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;

/**
 * Reads CBOR (RFC 8949) from a device that nobody has to trust, within the bounds of {@link Json}.
 * Integer keys become names in decimal digits; a tag is dropped and what it stands before kept.
 */
public final class Cbor {

  private static final ObjectReader READER =
      CBORMapper.builder(CBORFactory.builder().streamReadConstraints(Json.BOUNDS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private Cbor() {}

  /** Reads one document that fills the body. */
  public static JsonNode parse(String protocol, byte[] body) throws MalformedPayload {
    return Json.parse(READER, "CBOR", protocol, body);
  }
}
