package io.haat.app.session;

import io.haat.app.postgres.UserCache;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that opens a session, says what it is, and closes it when told to. */
final class SessionProbe {
  private SessionProbe() {}

  public static void main(String[] args) throws Exception {
    Sessions sessions =
        new Sessions(
            new DataDirectory(Path.of(args[0])),
            Integer.parseInt(args[1]),
            UserCache.folder(System.getenv()),
            DatabaseMigration.NONE,
            System.err::println);
    try (HaatSession session = sessions.open()) {
      System.out.println(session.getClass().getSimpleName() + " " + session.address().url());
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
    System.out.println("closed");
  }
}
