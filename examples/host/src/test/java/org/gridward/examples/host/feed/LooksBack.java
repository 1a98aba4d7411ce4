package org.gridward.examples.host.feed;

import org.gridward.examples.host.api.EventsApi;
import org.gridward.examples.host.wiring.Works;

/** A device that knows the host: refused by the architecture test. */
final class LooksBack {

  EventsApi api;
  Works works;
}
