package io.haat.bench;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCli;
import io.haat.app.cli.Terminal;
import io.haat.bench.process.HaatProgram;
import io.haat.warehouse.Warehouse;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the launcher calls for {@code haat bench …}, with the arguments that follow. */
public final class BenchCommand {
  private BenchCommand() {}

  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    var context =
        new CommandContext(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Terminal.of(out, err),
            database -> new Warehouse(database).migrate());
    Path home = Path.of(System.getProperty("haat.home", ".")).toAbsolutePath();
    int status = run(context, home, folder -> HaatProgram.launcher(home, folder), arguments);
    out.flush();
    System.exit(status);
  }

  static int run(
      CommandContext context, Path home, Function<Path, HaatProgram> program, String... arguments) {
    var group = new BenchGroup(context, home, program);
    String[] all = Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray(String[]::new);
    return new HaatCli(context, List.of(group)).run(all);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
