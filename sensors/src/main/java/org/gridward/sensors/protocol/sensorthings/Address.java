package org.gridward.sensors.protocol.sensorthings;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gridward.sensors.codec.Inbound;

/**
 * What the topic or path says: {@code [<server>/]v1.1/Datastreams(7)/Observations}.
 *
 * @param server what stands before the version; empty where nothing does
 * @param datastream the id in parentheses
 */
record Address(String server, Optional<String> datastream) {

  private static final Pattern VERSION = Pattern.compile("v\\d\\.\\d");
  private static final Pattern DATASTREAM = Pattern.compile("Datastreams\\('?([^()']{1,100})'?\\)");

  static Address of(Inbound in) {
    var server =
        in.segments().stream()
            .takeWhile(it -> !VERSION.matcher(it).matches() && !it.contains("Datastreams"))
            .filter(it -> !it.equals("Observations") && !it.equals("CreateObservations"))
            .collect(Collectors.joining("/"));
    return new Address(server, datastreamOf(String.join("/", in.segments())));
  }

  /** The id that a path or link names, of a Datastream or a MultiDatastream. */
  static Optional<String> datastreamOf(String link) {
    var matcher = DATASTREAM.matcher(link);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
