package org.gridward.event;

/** The reporter's hint how bad it is (初判等级); the rules decide the grade. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
