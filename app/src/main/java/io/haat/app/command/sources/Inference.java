package io.haat.app.command.sources;

import io.haat.app.answer.Answer.Column;
import io.haat.app.answer.TableAnswer;
import io.haat.app.cli.CommandContext;
import io.haat.app.cli.Terminal;
import io.haat.app.error.UserError;
import io.haat.batch.mapping.infer.FieldGuess;
import io.haat.batch.mapping.infer.Hints;
import io.haat.batch.mapping.infer.Proposal;
import io.haat.batch.mapping.infer.SourceInference;
import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipException;

/** Proposes mappings, and tells people how sure it is. */
public final class Inference {
  private static final DuckDbLimits LIMITS =
      new DuckDbLimits(300, 1, Path.of(System.getProperty("java.io.tmpdir")));

  private Inference() {}

  /**
   * Proposes a mapping for the file.
   *
   * @param file as the user named it
   * @throws UserError if the file cannot be read
   */
  public static Proposal propose(CommandContext context, Path file, Hints hints) {
    Path path = InputFile.require(context, file);
    try (DuckDb database = DuckDb.open(LIMITS)) {
      if (Files.size(path) == 0) {
        throw UserError.failed(
            file + " is empty. Check the export that wrote it, then load it again.");
      }
      if (InputFile.looksBinary(path)) {
        throw UserError.failed(
            file
                + " is a binary file that is not of a known kind. Export the data as CSV, JSON or Parquet.");
      }
      return new SourceInference(database).propose(path, hints);
    } catch (ZipException | EOFException damaged) {
      throw UserError.failed(
          file + " is damaged: " + damaged.getMessage() + ". Copy or export it again.", damaged);
    } catch (IOException failed) {
      throw UserError.failed(file + " cannot be read: " + failed.getMessage(), failed);
    } catch (SQLException failed) {
      throw new IllegalStateException("DuckDB cannot start", failed);
    }
  }

  /** Prints on standard error what a proposal fills each field with, and how sure it is. */
  public static void explain(CommandContext context, Proposal proposal) {
    Terminal terminal = context.terminal();
    if (!proposal.guesses().isEmpty()) {
      var table =
          new TableAnswer(
              new Terminal(
                  terminal.err(), terminal.err(), terminal.errorColumns(), terminal.errorColumns()),
              false);
      table.begin(
          List.of(
              new Column("field", false),
              new Column("sure", false),
              new Column("expression", false),
              new Column("because", false)));
      for (FieldGuess guess : proposal.guesses()) {
        table.row(
            List.of(
                guess.field(), guess.confidence().toString(), guess.expression(), guess.reason()));
      }
      table.end();
    }
    proposal.yaml().lines().filter(Inference::isNote).forEach(context::notice);
  }

  /** What has to be decided, a line each. */
  public static String unclear(Proposal proposal) {
    return "  - " + String.join("\n  - ", proposal.unclear());
  }

  /** A remark on the file as a whole, such as a column that was left out. */
  private static boolean isNote(String line) {
    return line.startsWith("# ")
        && !line.startsWith("# - ")
        && !line.startsWith("# Proposed from")
        && !line.startsWith("# To decide:")
        && !line.endsWith(": ???");
  }
}
