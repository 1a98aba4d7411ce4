package org.gridward.notice;

/**
 * Sends one notice. Throwing means "not sent": the case keeps the reason, and the next sweep tries
 * again. A notice may be sent twice after a crash; its {@link Notice#id()} stays the same. Called
 * from one thread at a time.
 */
public interface Notifier {
  void send(Notice notice) throws Exception;
}
