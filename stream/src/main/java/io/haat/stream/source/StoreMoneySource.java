package io.haat.stream.source;

import java.io.Serializable;
import java.sql.SQLException;

/** Where a task finds the currencies of stores. */
@FunctionalInterface
public interface StoreMoneySource extends Serializable {
  StoreMoney open() throws SQLException;
}
