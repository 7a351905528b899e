package io.haat.bench.faults;

import java.util.List;

/** PostgreSQL is away for half a minute. */
final class StoppedDatabase {
  private static final int MILLIS = 30_000;
  private static final int SHORT_MILLIS = 3_000;

  private StoppedDatabase() {}

  static Outcome play(Site site) throws Exception {
    try (OwnDatabase database = OwnDatabase.start(site.folder().resolve("postgres"))) {
      return new Scene(database.settings(), List.of())
          .play(
              site,
              haat -> {
                database.stop();
                site.tell("PostgreSQL is stopped");
                Sleep.millis(site.of(MILLIS, SHORT_MILLIS));
                database.startAgain();
                site.tell("PostgreSQL runs again");
              });
    }
  }
}
