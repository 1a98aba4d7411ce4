package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.sse.Event;
import org.reactivestreams.Publisher;

/** Tells what changes, as it changes. */
@Controller("/api/stream")
public class StreamApi {

  private final Changes changes;

  StreamApi(Changes changes) {
    this.changes = changes;
  }

  /**
   * Server-sent events: {@code case} with the case as lists show it, {@code policy} when the rules
   * change or a change is refused, {@code reset} when too much was missed and the reader must load
   * anew. The id of an event is the store's sequence number.
   *
   * @param lastEventId where the reader left off
   */
  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<Object>> stream(@Nullable @Header("Last-Event-ID") String lastEventId) {
    return changes.since(lastEventId);
  }
}
