package org.gridward.resource;

/**
 * A resource and how far away it is.
 *
 * @param resource what is near
 * @param metres along the ground of the WGS84 ellipsoid, 0 or more
 */
public record Nearby(Resource resource, double metres) {}
