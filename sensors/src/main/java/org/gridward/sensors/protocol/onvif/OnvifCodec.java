package org.gridward.sensors.protocol.onvif;

import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads ONVIF events. XML or JSON shows in the first character. */
public final class OnvifCodec implements Codec {

  static final String PROTOCOL = "onvif";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Decoded decode(Inbound in) throws MalformedPayload {
    var topic = OnvifTopic.ofAddress(in);
    if (in.body().length == 0 && topic.named()) {
      return Decoded.of(OnvifEvents.cleared(topic, in));
    }
    return looksLikeXml(in.body()) ? OnvifXml.decode(topic, in) : OnvifJson.decode(topic, in);
  }

  private static boolean looksLikeXml(byte[] body) {
    for (var value : body) {
      if (value == '<') {
        return true;
      }
      if (value == '{' || value == '[') {
        return false;
      }
    }
    return false;
  }
}
