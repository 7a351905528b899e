package io.haat.lake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Gives failures of streams, which do not know where they write, their path. */
public final class PathFailure {
  private PathFailure() {}

  /** The same failure with the path in front of its message, unless it names a path already. */
  public static FileSystemException of(Path path, IOException failed) {
    if (failed instanceof FileSystemException named) {
      return named;
    }
    var named = new FileSystemException(path.toString(), null, failed.getMessage());
    named.initCause(failed);
    return named;
  }
}
