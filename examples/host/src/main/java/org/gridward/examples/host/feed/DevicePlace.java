package org.gridward.examples.host.feed;

import org.gridward.event.Datum;

/**
 * A device of the demo town and where it stands.
 *
 * @param key as events name it, with a channel where it has one, such as {@code
 *     hik:a8:11:fc:00:00:01/2}
 * @param name for people
 * @param kind what it tells of, such as {@code video.parking}
 * @param datum the coordinate system of both numbers
 * @param grid code of the grid it is said to stand in; empty where nobody wrote it down
 */
public record DevicePlace(
    String key,
    String name,
    String kind,
    double longitude,
    double latitude,
    Datum datum,
    String grid) {

  /** What stands before the first colon of the key: the maker or network. */
  public String family() {
    return key.substring(0, Math.max(0, key.indexOf(':')));
  }

  /** The device's own identity, without family and channel. */
  String identity() {
    var rest = key.substring(key.indexOf(':') + 1);
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
  }

  /** Its number on a recorder; 1 for a camera of its own. */
  String channel() {
    return key.contains("/") ? key.substring(key.indexOf('/') + 1) : "1";
  }
}
