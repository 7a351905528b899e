package io.haat.stream.sink;

import io.haat.stream.settings.Checkpoints;
import io.haat.stream.settings.DatabaseAccess;
import io.haat.stream.settings.KafkaAccess;
import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A warehouse of a test's own, and the settings of a stream into it that has no broker. */
final class TestDatabase {
  private TestDatabase() {}

  static PGSimpleDataSource create() {
    return (PGSimpleDataSource)
        TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
  }

  static StreamSettings settings(PGSimpleDataSource database) {
    return StreamSettings.of(
        KafkaAccess.of("localhost:1"),
        new DatabaseAccess(database.getUrl(), database.getUser(), ""),
        new Checkpoints("", Duration.ofSeconds(2)));
  }
}
