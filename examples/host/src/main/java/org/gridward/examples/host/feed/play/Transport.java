package org.gridward.examples.host.feed.play;

import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;

/** Over what a message goes. */
enum Transport {
  HTTP,
  MQTT,
  TCP;

  static Transport of(Message message) {
    if (message instanceof Post) {
      return HTTP;
    }
    return message instanceof Publish ? MQTT : TCP;
  }
}
