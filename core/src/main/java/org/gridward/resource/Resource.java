package org.gridward.resource;

import java.util.Map;
import java.util.Optional;
import org.gridward.event.Location;
import org.gridward.grid.GridCode;

/**
 * Somebody or something that can help with an event or must be thought of (资源): who, what, where.
 *
 * @param id 1 to 200 characters, unique in the town; a person's is a pseudonym, not a name
 * @param kind what it is
 * @param name what people call it
 * @param place where it is, in the system its file or phone declares; for staff where they were
 *     last
 * @param grid the grid it belongs to, where it belongs to one
 * @param department code or name of the department it belongs to
 * @param attributes what else is known of it
 */
public record Resource(
    String id,
    ResourceKind kind,
    String name,
    Location place,
    Optional<GridCode> grid,
    Optional<String> department,
    Map<String, String> attributes) {

  /**
   * The attribute with the address of a video that its department shares, such as {@code
   * rtsp://192.0.2.7/live}. Nothing passes through us: whoever may see it asks there.
   */
  public static final String STREAM = "stream";

  public Resource {
    checkId(id);
    attributes = Map.copyOf(attributes);
  }

  static void checkId(String id) {
    if (id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException(
          "Resource id \"" + id + "\" has " + id.length() + " characters; write 1 to 200.");
    }
  }

  /** Something of which nothing else is known. */
  public static Resource of(String id, ResourceKind kind, String name, Location place) {
    return new Resource(id, kind, name, place, Optional.empty(), Optional.empty(), Map.of());
  }

  /** The same, moved to another place. */
  public Resource at(Location other) {
    return new Resource(id, kind, name, other, grid, department, attributes);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
