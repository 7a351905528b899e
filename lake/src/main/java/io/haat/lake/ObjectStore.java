package io.haat.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Named immutable objects, in a directory or later in an S3 bucket. Names are relative paths with
 * {@code /} between their parts. An object appears whole or not at all.
 */
public interface ObjectStore {
  /**
   * Makes the file's content the object of that name, replacing an earlier one. The file is used
   * up.
   */
  void put(String name, Path file) throws IOException;

  /** The names that begin with the prefix, sorted. */
  List<String> list(String prefix) throws IOException;

  /** Does nothing where there is no such object. */
  void delete(String name) throws IOException;

  /** A local file with the object's content; the caller only reads it. */
  Path local(String name) throws IOException;

  /** A place on the same disk for files that are still being written. */
  Path scratch() throws IOException;
}
