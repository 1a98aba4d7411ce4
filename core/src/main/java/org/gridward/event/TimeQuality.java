package org.gridward.event;

/** How far {@link Event#occurredAt()} can be trusted. */
public enum TimeQuality {
  /** The device said UTC. */
  DEVICE_UTC,
  /** The device said a local time with its offset. */
  DEVICE_OFFSET,
  /** The device said a local time without offset; the zone of its binding was assumed. */
  DEVICE_LOCAL_ASSUMED,
  /** The device's time, corrected by its learned clock skew. */
  CORRECTED,
  /** No usable time came with the message: the time of arrival. */
  ARRIVAL
}
