package io.haat.warehouse;

import io.haat.warehouse.testing.TestPostgres;

/** A warehouse of a test's own. */
public final class TestWarehouse {
  private TestWarehouse() {}

  /** With Haat's tables, all empty but {@code dim_date}. */
  public static Warehouse create() {
    return new Warehouse(
        TestPostgres.migratedDatabase(database -> new Warehouse(database).migrate()));
  }
}
