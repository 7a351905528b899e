package io.haat.app.command.load;

import io.haat.app.error.UserError;
import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a load stopped, as a message that says what to do. */
public final class LoadFailure {
  private static final String AGAIN =
      " Nothing is lost: run the same command again, and it goes on behind what is loaded.";

  private static final int SHOWN_PROBLEMS = 4;

  private LoadFailure() {}

  /**
   * The message of an exception, or empty if it is a bug of Haat's.
   *
   * @param file what was being loaded
   * @param lake where it was being written
   */
  public static Optional<UserError> explain(Throwable failed, String file, Path lake) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      UserError error = of(at, file, lake);
      if (error != null) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static @Nullable UserError of(Throwable failed, String file, Path lake) {
    String message = String.valueOf(failed.getMessage());
    if (failed instanceof UserError error) {
      return error;
    }
    if (failed instanceof MappingException misfit) {
      return new UserError(
          "the mapping does not fit " + file + ":\n" + shown(misfit.problems()),
          UserError.WRONG_USE,
          failed);
    }
    if (failed instanceof UnreadableFileException) {
      return UserError.failed(message, failed);
    }
    if (isDiskFull(failed, message)) {
      return UserError.failed(
          "the disk is full while %s is loaded into %s: %s. Free some space.%s"
              .formatted(file, lake, message, AGAIN),
          failed);
    }
    if (failed instanceof SQLException database) {
      return ofDatabase(database, message, file);
    }
    if (failed instanceof IOException io && !(failed.getCause() instanceof SQLException)) {
      return UserError.failed(ofFile(io, message, file), failed);
    }
    return null;
  }

  /** All of a few problems; of many, which mean another kind of file, the first. */
  private static String shown(List<Problem> problems) {
    String first =
        problems.stream()
            .limit(SHOWN_PROBLEMS)
            .map(Problem::toString)
            .collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN_PROBLEMS;
    return more <= 0
        ? first
        : first
            + "\nand %d more. Perhaps the file is of another source: see haat sources list"
                .formatted(more);
  }

  private static boolean isDiskFull(Throwable failed, String message) {
    boolean system =
        failed instanceof IOException
            || failed instanceof SQLException
            || failed instanceof UncheckedIOException;
    String text = message.toLowerCase(Locale.ROOT);
    return system
        && (text.contains("no space left")
            || text.contains("disk quota exceeded")
            || text.contains("not enough space")
            || (failed instanceof SQLException sql && "53100".equals(sql.getSQLState())));
  }

  private static UserError ofDatabase(SQLException failed, String message, String file) {
    String state = String.valueOf(failed.getSQLState());
    // Class 08: the connection; 57P: the server is being stopped.
    if (state.startsWith("08") || state.startsWith("57P")) {
      return UserError.failed(
          "the database went away while %s was loaded: %s. Start it again, or see why it stopped: haat doctor.%s"
              .formatted(file, firstLine(message), AGAIN),
          failed);
    }
    return UserError.failed(
        "%s cannot be loaded: %s. The rows of the unit in hand were taken back; --debug shows more."
            .formatted(file, firstLine(message)),
        failed);
  }

  private static String ofFile(IOException failed, String message, String file) {
    if (failed instanceof AccessDeniedException) {
      return message + " may not be read or written. Check its permissions.";
    }
    if (failed instanceof NoSuchFileException) {
      return message + " is gone. Check that nothing else works in the same folders." + AGAIN;
    }
    String cause =
        failed instanceof FileSystemException || failed.getMessage() == null
            ? failed.toString()
            : message;
    return file + " cannot be loaded: " + cause + "." + AGAIN;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message).replaceFirst("\\.$", "");
  }
}
