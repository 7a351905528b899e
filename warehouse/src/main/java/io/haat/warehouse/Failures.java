package io.haat.warehouse;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What failed of work that goes on with the rest. */
public final class Failures {
  private @Nullable SQLException first;

  public void add(SQLException failure) {
    if (first == null) {
      first = failure;
    } else {
      first.addSuppressed(failure);
    }
  }

  /** Does nothing if nothing has failed. */
  public void throwFirst() throws SQLException {
    if (first != null) {
      throw first;
    }
  }
}
