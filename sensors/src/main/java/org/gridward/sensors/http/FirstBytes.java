package org.gridward.sensors.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees bytes before they are HTTP: the time for a request's head runs from its first byte. */
final class FirstBytes extends ChannelInboundHandlerAdapter {

  private final AlertConnection connection;

  FirstBytes(AlertConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    connection.heard();
    ctx.fireChannelRead(bytes);
  }
}
