package org.gridward.sensors.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * The target of a request.
 *
 * @param path as it came, percent-encoded, without the query
 * @param query the parameters, decoded; of several with one name the first
 */
record Target(String path, Map<String, String> query) {

  private static final int PARAMETERS = 64;

  /**
   * Reads a target; one with a host, as a proxy sends it, counts without it.
   *
   * @throws IllegalArgumentException when it is badly encoded
   */
  static Target of(String uri) {
    var local = uri;
    if (uri.startsWith("http://")) {
      var slash = uri.indexOf('/', "http://".length());
      local = slash < 0 ? "/" : uri.substring(slash);
    }
    var decoder = QueryStringDecoder.builder().maxParams(PARAMETERS).build(local);
    var query = new HashMap<String, String>();
    decoder.parameters().forEach((name, values) -> query.put(name, values.get(0)));
    return new Target(decoder.rawPath(), query);
  }

  /** Decodes a part of the path. */
  static String decoded(String part) {
    return new QueryStringDecoder(part).path();
  }
}
