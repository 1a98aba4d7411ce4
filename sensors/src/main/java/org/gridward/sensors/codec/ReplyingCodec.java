package org.gridward.sensors.codec;

import java.util.Optional;

/**
 * A codec of a protocol whose senders want an answer of its own, beside that of the transport: a
 * JSON over HTTP, a second message over SIP.
 */
public interface ReplyingCodec extends Codec {

  /**
   * What a sender is told.
   *
   * @param contentType of the text
   * @param text the whole body, in UTF-8 where the type says no other
   */
  record Reply(String contentType, String text) {}

  /**
   * What to tell the sender of a message once it is durable, as events or as a dead letter; empty
   * where it expects nothing but the answer of the transport. Never throws.
   */
  Optional<Reply> reply(Inbound in);
}
