package org.gridward.sensors.protocol.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One Observation, however it was packed.
 *
 * @param fields its own members
 * @param datastream the Datastream or MultiDatastream that it names or lies in; may be missing
 */
record Observation(JsonNode fields, JsonNode datastream) {}
