package io.haat.app.command;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.app.postgres.PrivateFile;
import io.haat.app.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haat init}: a {@code .env} to start from. */
@Command(
    name = "init",
    description = "Write .env with generated secrets and every setting explained.")
final class InitCommand implements HaatCommand {
  private static final int SECRET_BYTES = 24;

  private final CommandContext context;

  @Option(names = "--force", description = "Replace a .env that is there, with new secrets.")
  private boolean force;

  InitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path file = context.workingFolder().resolve(".env");
    if (Files.exists(file) && !force) {
      throw UserError.wrongUse(
          file + " is there already. To replace it, secrets and all, add --force.");
    }
    PrivateFile.write(file, text());
    if (context.options().json()) {
      context.printJson(Map.of("written", file.toString()));
    } else {
      context.out().println("Wrote " + file + " (readable by you alone).");
    }
    return DONE;
  }

  private static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings of Haat, read from the folder in which haat is called. Stronger than haat.yaml, weaker than the environment.
            # A line without # is in force. Each name also exists with _FILE: a file that holds the value.
            """);
    for (Key key : Key.values()) {
      text.append("\n# ").append(key.explanation()).append('\n');
      if (key == Key.DATABASE_PASSWORD) {
        text.append(
            "# Generated; give it to that database. The PostgreSQL that Haat runs makes its own.\n");
        text.append(key.variable()).append('=').append(secret()).append('\n');
      } else {
        text.append("# ").append(key.variable()).append('=').append(key.defaultText()).append('\n');
      }
    }
    return text.toString();
  }

  private static String secret() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
