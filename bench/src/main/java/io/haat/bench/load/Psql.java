package io.haat.bench.load;

import io.haat.app.postgres.DatabaseAddress;
import io.haat.bench.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's own client, which Haat does not bring. */
record Psql(Path program, Path folder) {
  static Optional<Psql> find(Path folder) {
    return Programs.find("psql").map(program -> new Psql(program, folder));
  }

  /** Copies COPY text into the table by {@code \copy}. Returns the seconds of the process. */
  double copy(DatabaseAddress address, String table, Path file)
      throws IOException, InterruptedException {
    String url = address.url().replaceFirst("^jdbc:", "");
    String copy = "\\copy %s from '%s'".formatted(table, file.toString().replace("'", "''"));
    return Programs.run(
            folder,
            Map.of("PGUSER", address.user(), "PGPASSWORD", address.password()),
            List.of(
                program.toString(),
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--command=" + copy,
                url))
        .seconds();
  }
}
