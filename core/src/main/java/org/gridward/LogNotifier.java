package org.gridward;

import org.gridward.notice.Notice;
import org.gridward.notice.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes notices to the log, for whoever has no other way to tell people yet. */
final class LogNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  @Override
  public void send(Notice notice) {
    LOG.info(
        "{} to {} of {}: {}", notice.channel(), notice.role(), notice.department(), notice.text());
  }
}
