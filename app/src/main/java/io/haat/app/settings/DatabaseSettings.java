package io.haat.app.settings;

import io.haat.app.postgres.DatabaseAddress;
import java.util.Optional;

/**
 * The warehouse.
 *
 * @param external a database of the user's own; empty: embedded
 * @param port of the embedded one, 0 for any free
 */
public record DatabaseSettings(Optional<DatabaseAddress> external, int port) {
  static DatabaseSettings of(Values values) {
    Optional<DatabaseAddress> address =
        values
            .parsed(Key.DATABASE_URL, DatabaseAddress::ofUrl)
            .map(
                url ->
                    new DatabaseAddress(
                        url.url(),
                        values.text(Key.DATABASE_USER).orElse(url.user()),
                        values.text(Key.DATABASE_PASSWORD).orElse(url.password())));
    return new DatabaseSettings(address, values.port(Key.DATABASE_PORT));
  }
}
