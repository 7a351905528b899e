package io.haat.warehouse.live;

import java.sql.SQLException;
import java.util.List;

/** Where events of one kind are stored. One object serves one transaction. */
interface FactTable {
  /**
   * Takes an event that nothing is stored of.
   *
   * @param fact of this table's kind
   */
  void add(KeyedFact fact);

  /**
   * Compares events with what is stored under their identities, which no two of them share. What is
   * new of them is taken.
   */
  List<SettledFact> settle(List<KeyedFact> facts) throws SQLException;

  /**
   * Writes what was taken, in the order of the primary key.
   *
   * @throws SQLException unique violation if some of it is stored already; the transaction is lost
   */
  void write() throws SQLException;
}
