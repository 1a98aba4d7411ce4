package org.gridward.examples.host.wiring;

import org.gridward.examples.host.api.EventsApi;

/** Works that know who asks: refused by the architecture test. */
final class LooksBack {

  EventsApi api;
}
