package org.gridward.sensors.http;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.ReplyingCodec;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.store.Receipt;

/** One request on its way: its head, and as much of its body as has come. Used by one thread. */
final class Exchange {

  private static final int LINKS = 8;

  private final HttpRequest head;
  private final Gate.Answer.Enter entry;
  private final Desk desk;
  private final Body body;
  private final Pace pace;
  private Optional<Inbound> whole = Optional.empty();

  Exchange(HttpRequest head, Gate.Answer.Enter entry, Desk desk) {
    this.head = head;
    this.entry = entry;
    this.desk = desk;
    this.body = new Body(desk.inFlight());
    this.pace = new Pace(desk.deadlines(), System.nanoTime());
  }

  Body body() {
    return body;
  }

  Pace pace() {
    return pace;
  }

  HttpBinding binding() {
    return entry.binding();
  }

  /** What is answered instead of taking the message in; its body is not kept. */
  Optional<Reply> refusal() {
    return entry.refusal();
  }

  boolean awaitsGoAhead() {
    return HttpUtil.is100ContinueExpected(head);
  }

  boolean isKeptAlive() {
    return HttpUtil.isKeepAlive(head);
  }

  /** Tells the client whether the connection stays, in the words of its version of HTTP. */
  void tell(FullHttpResponse response, boolean stays) {
    HttpUtil.setKeepAlive(response.headers(), head.protocolVersion(), stays);
  }

  /** The whole request as the codecs know it. */
  Inbound inbound(String peer) {
    var headers = new HashMap<String, String>();
    head.headers().forEach(it -> headers.putIfAbsent(it.getKey(), it.getValue()));
    headers.keySet().removeIf(HttpHeaderNames.AUTHORIZATION.toString()::equalsIgnoreCase);
    var inbound =
        Inbound.http(
                binding().protocol(),
                entry.target().path(),
                body.toByteArray(),
                desk.clock().instant())
            .tail(entry.tail())
            .query(entry.target().query())
            .headers(headers)
            .peer(peer)
            .zone(binding().zone().orElse(desk.zone()));
    Optional.ofNullable(head.headers().get(HttpHeaderNames.CONTENT_TYPE))
        .ifPresent(inbound::contentType);
    whole = Optional.of(inbound.build());
    return whole.get();
  }

  /** What the protocol answers besides; asked on the loop, when the message is durable. */
  Optional<ReplyingCodec.Reply> ownReply() {
    return whole.flatMap(desk.intake()::reply);
  }

  /** Where to look up what became of the message. */
  List<Reply.Header> links(List<Receipt> receipts) {
    return receipts.stream()
        .limit(LINKS)
        .flatMap(it -> desk.links().apply(it).stream())
        .distinct()
        .map(it -> new Reply.Header("link", "<" + it + ">; rel=\"related\""))
        .toList();
  }
}
