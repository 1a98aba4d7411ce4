package org.gridward.resource;

import org.gridward.EventRouter;

/** An offender: uses what stands to its right. */
final class LooksRight {
  EventRouter router;
}
