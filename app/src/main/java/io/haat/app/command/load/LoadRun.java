package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.error.UserError;
import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.Loads;
import io.haat.batch.mapping.Format;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads files one after another, and stops at the first that fails. */
final class LoadRun {
  private final CommandContext context;
  private final LoadPlace place;
  private final Mapping mapping;
  private final List<LoadedFile> loaded = new ArrayList<>();
  private @Nullable UserError failure;

  LoadRun(CommandContext context, LoadPlace place, Mapping mapping) {
    this.context = context;
    this.place = place;
    this.mapping = mapping;
  }

  /**
   * A file that was loaded to its end.
   *
   * @param file as the user named it
   */
  record LoadedFile(Path file, LoadOutcome outcome) {
    /** How the warehouse calls it. */
    String name() {
      return String.valueOf(file.getFileName());
    }
  }

  void load(List<Path> files) {
    try (var progress = new ConsoleProgress(context.terminal(), System::nanoTime)) {
      for (int i = 0; i < files.size() && failure == null; i++) {
        Path file = files.get(i);
        progress.begin(String.valueOf(file.getFileName()));
        try {
          LoadOutcome outcome = Loads.load(place, mapping, progress, context.resolve(file));
          loaded.add(new LoadedFile(file, outcome));
          if (RowCounts.of(outcome).read() == 0) {
            progress.notice(nothingIn() + ": nothing to load");
          }
        } catch (IOException | SQLException | MappingException | RuntimeException failed) {
          failure = explain(failed, file, progress.rows(), files.subList(i + 1, files.size()));
        }
      }
    }
  }

  private String nothingIn() {
    return mapping.format() == Format.CSV && mapping.csv().header()
        ? "has a header and no rows"
        : "has no records";
  }

  List<LoadedFile> loaded() {
    return loaded;
  }

  Optional<UserError> failure() {
    return Optional.ofNullable(failure);
  }

  LoadOutcome total() {
    return loaded.stream()
        .map(LoadedFile::outcome)
        .reduce(RowCounts.nothing(mapping.target()), RowCounts::sum);
  }

  private UserError explain(Exception failed, Path file, long settledRows, List<Path> remaining) {
    UserError cause =
        LoadFailure.explain(failed, file.toString(), context.lake())
            .orElseThrow(
                () ->
                    failed instanceof RuntimeException bug
                        ? bug
                        : new IllegalStateException(failed));
    var message = new StringBuilder(String.valueOf(cause.getMessage()));
    if (settledRows > 0) {
      message.append(String.format(Locale.ROOT, "%nIts first %,d rows are loaded.", settledRows));
    }
    if (!remaining.isEmpty()) {
      message
          .append("\nNot loaded yet: ")
          .append(remaining.stream().map(Path::toString).collect(Collectors.joining(" ")));
    }
    return new UserError(message.toString(), cause.exitCode(), failed);
  }
}
