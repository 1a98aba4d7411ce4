package org.gridward.examples.host.feed.play;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gridward.examples.host.feed.play.Message.Frame;

/**
 * Sends frames, each over the connection of its terminal, which is opened with its first frame and
 * again after it broke. Called by one thread.
 */
final class TcpOutlet implements AutoCloseable {

  private final InetSocketAddress address;
  private final Duration patience;
  private final Map<String, TerminalLink> links = new HashMap<>();

  TcpOutlet(URI tcp, Duration patience) {
    this.address = new InetSocketAddress(tcp.getHost(), tcp.getPort());
    this.patience = patience;
  }

  /** Never completes exceptionally. */
  CompletableFuture<Answer> send(Frame frame) {
    var terminal = FrameHead.of(frame.body()).map(FrameHead::terminal).orElse("");
    try {
      var link = links.get(terminal);
      if (link == null || link.isClosed()) {
        link = TerminalLink.open(address, patience);
        links.put(terminal, link);
      }
      return link.send(frame);
    } catch (IOException e) {
      return CompletableFuture.completedFuture(Answer.lost(e.toString(), 0));
    }
  }

  @Override
  public void close() {
    links.values().forEach(TerminalLink::close);
  }
}
