package org.gridward.store;

import java.sql.SQLException;

/** Carries a failure of the database up to where it is told apart. */
final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  SqlFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
