package io.haat.bench;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.Terminal;
import io.haat.app.session.DatabaseMigration;
import io.haat.bench.process.HaatProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One call of {@code haat bench} within the test's process; Haat itself runs as others. */
public record BenchRun(int status, String out, String err) {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();

  /** Runs in a folder, with Haat as the class path of the test has it. */
  public static BenchRun in(Path folder, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var context =
        new CommandContext(
            folder,
            Map.of(),
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                0),
            DatabaseMigration.NONE);
    int status = BenchCommand.run(context, HOME, BenchRun::program, arguments);
    return new BenchRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static HaatProgram program(Path folder) {
    return new HaatProgram(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-Dhaat.home=" + HOME,
            "-cp",
            System.getProperty("java.class.path"),
            "io.haat.app.Haat"),
        folder);
  }
}
