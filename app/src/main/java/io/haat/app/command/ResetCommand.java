package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.postgres.DatabaseAddress;
import io.haat.app.postgres.EmbeddedPostgres;
import io.haat.app.postgres.FileTree;
import io.haat.app.postgres.UserCache;
import io.haat.app.session.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat reset}: back to nothing. */
@Command(
    name = "reset",
    description = "Delete everything Haat keeps, after asking.",
    footer = {
      "",
      "Deletes the data directory's database and lake. With a database of your own (HAAT_DATABASE_URL),",
      "drops its schema haat and nothing else. A lake elsewhere (HAAT_LAKE) is left alone."
    })
final class ResetCommand implements HaatCommand {
  private final CommandContext context;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ResetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<DatabaseAddress> external = context.settings().database().external();
    DataDirectory directory = context.dataDirectory();
    if (external.isEmpty() && !directory.exists()) {
      return report("There is nothing to delete in " + directory.path() + ".", false);
    }
    if (external.isPresent()) {
      confirm("Drop the schema haat with all its tables in " + external.get() + "?");
      dropSchema(external.get());
    } else {
      confirm(
          "Delete the database, the lake, Kafka's topics and the stream's state in %s?"
              .formatted(directory.path()));
    }
    if (directory.exists()) {
      empty(directory);
    }
    context
        .settings()
        .lake()
        .location()
        .ifPresent(lake -> context.notice("The lake in " + lake + " is left as it is."));
    return report("Done.", true);
  }

  private void confirm(String question) throws IOException {
    if (yes) {
      return;
    }
    context.terminal().err().print(question + " Type yes: ");
    context.terminal().err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (!"yes".equals(answer)) {
      throw UserError.wrongUse("nothing was deleted. Answer yes, or add --yes.");
    }
  }

  private void empty(DataDirectory directory) throws IOException, InterruptedException {
    DataDirectory.Ownership ownership =
        directory
            .tryToOwn()
            .orElseThrow(
                () ->
                    UserError.failed(
                        "%s is in use by another haat. End that first."
                            .formatted(directory.path())));
    try (ownership) {
      EmbeddedPostgres.stopSurvivor(directory.postgres(), UserCache.folder(context.environment()));
      for (Path entry : directory.contents()) {
        FileTree.delete(entry);
      }
    }
  }

  private static void dropSchema(DatabaseAddress address) {
    try (Connection connection = address.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists haat cascade");
    } catch (SQLException e) {
      throw UserError.failed(
          "cannot drop the schema in %s: %s".formatted(address, e.getMessage()), e);
    }
  }

  private int report(String message, boolean deleted) {
    if (context.options().json()) {
      context.printJson(Map.of("deleted", deleted));
    } else {
      context.out().println(message);
    }
    return DONE;
  }
}
