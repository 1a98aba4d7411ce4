package org.gridward.examples.benchmarks.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;

/**
 * Connects to this machine from many of its loopback addresses, since a town takes only so many
 * connections of one.
 *
 * @param loop runs the connections
 * @param block which addresses: two crowds in one block share them
 */
record Dialer(EventLoopGroup loop, int block) {

  private static final int PER_ADDRESS = 60;
  private static final int PER_BLOCK = 250;

  /** Connects the device of a number, from 0 to 239,999. */
  ChannelFuture connect(int device, int port, ChannelHandler handler) {
    var address = device / PER_ADDRESS;
    var from = "127.%d.%d.%d".formatted(block, address / PER_BLOCK, 1 + address % PER_BLOCK);
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(handler)
        .connect(new InetSocketAddress("127.0.0.1", port), new InetSocketAddress(from, 0));
  }
}
