package org.gridward.sensors.protocol.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gridward.event.RawBytes;
import org.gridward.sensors.codec.Picture;

/**
 * One CloudEvent, whatever mode it came in.
 *
 * @param id unique within its source
 * @param source who says it, a URI reference
 * @param type what it is about, in the source's own words
 * @param attributes every other attribute that is set, extensions among them
 * @param data JSON; a JSON string for text; missing where there is none or it is opaque
 * @param pictures a picture that the data is
 * @param raw its bytes
 */
record CloudEvent(
    String id,
    String source,
    String type,
    Map<String, String> attributes,
    JsonNode data,
    List<Picture> pictures,
    RawBytes raw) {}
