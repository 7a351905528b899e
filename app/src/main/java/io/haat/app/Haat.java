package io.haat.app;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCli;
import io.haat.app.cli.Terminal;
import io.haat.app.command.Commands;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program. */
public final class Haat {
  private static final int BUFFER_BYTES = 1 << 16;

  private Haat() {}

  public static void main(String[] arguments) {
    // UTF-8 whatever the locale says, and not a system call for every line of a long answer.
    PrintStream out = stream(FileDescriptor.out, false);
    PrintStream err = stream(FileDescriptor.err, true);
    CommandContext context =
        new CommandContext(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Terminal.of(out, err),
            new SchemaMigration());
    int status = new HaatCli(context, Commands.all(context)).run(arguments);
    out.flush();
    System.exit(status);
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean eachLine) {
    BufferedOutputStream buffered =
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES);
    return new PrintStream(buffered, eachLine, StandardCharsets.UTF_8);
  }
}
