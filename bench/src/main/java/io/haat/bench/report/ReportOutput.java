package io.haat.bench.report;

import io.haat.app.cli.CommandContext;
import io.haat.app.cli.HaatCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a benchmark's report goes: the same options for each of them. */
public final class ReportOutput {
  @Option(names = "--markdown", paramLabel = "FILE", description = "Write the table there too.")
  private @Nullable Path markdown;

  @Option(names = "--check", description = "Exit status 1 if a limit is missed.")
  private boolean check;

  /** Prints it and returns the exit status. */
  public int print(CommandContext context, Report report) throws IOException {
    if (markdown != null) {
      Files.writeString(context.workingFolder().resolve(markdown), report.markdown());
    }
    if (context.options().json()) {
      context.printJson(report.json());
    } else {
      context.out().print(report.text());
    }
    return check && report.missed() ? HaatCommand.FAILED : HaatCommand.DONE;
  }
}
