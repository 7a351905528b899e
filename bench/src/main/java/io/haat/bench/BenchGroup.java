package io.haat.bench;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import io.haat.app.error.UserError;
import io.haat.bench.load.LoadBenchCommand;
import io.haat.bench.process.HaatProgram;
import io.haat.bench.process.Subject;
import io.haat.bench.stream.StreamBenchCommand;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code haat bench}: what its benchmarks share. */
@Command(
    name = "bench",
    description = "Measure Haat, against limits and against peers in the same run.",
    subcommands = {LoadBenchCommand.class, StreamBenchCommand.class})
final class BenchGroup implements HaatCommand, Subject {
  private final CommandContext context;
  private final Path home;
  private final Function<Path, HaatProgram> program;

  /**
   * @param home Haat's folder
   * @param program Haat itself, to run in a given folder
   */
  BenchGroup(CommandContext context, Path home, Function<Path, HaatProgram> program) {
    this.context = context;
    this.home = home;
    this.program = program;
  }

  @Override
  public CommandContext context() {
    return context;
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public HaatProgram program(Path folder) {
    return program.apply(folder);
  }

  @Override
  public Integer call() {
    throw UserError.wrongUse("which benchmark? There are: haat bench load, haat bench stream");
  }
}
