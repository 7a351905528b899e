package io.haat.batch.frame;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One raw object, read as units: pulled by the caller, in constant memory. Not thread-safe; the
 * units that it gave may be used by other threads.
 */
public interface UnitSource extends AutoCloseable {

  /**
   * Raw column names in the order of the unit's fields, without {@code _row}. They differ from each
   * other also when letter case is ignored: a name seen before gets {@code _2}, {@code _3}.
   */
  List<String> columns();

  /**
   * Frames the next unit.
   *
   * <p>An object may prove unreadable after some of its units were given; what was made of them
   * must then not be kept. Only a {@code null} says that the whole object was read.
   *
   * @return null at the end; a unit may hold rejects only
   * @throws UnreadableFileException if the compressed data is truncated or corrupt
   * @throws IOException if the object cannot be read or the unit not be written
   */
  @Nullable FramedUnit next() throws IOException;

  /** Bytes taken so far from the raw object as it is stored, for progress. */
  long bytesRead();

  /**
   * Names of the values met so far: the columns, or for JSON every dotted name (at most 10,000 of
   * them), whether asked for or not.
   */
  Set<String> seenKeys();

  /** Closes the object. The files of the units that were given out stay. */
  @Override
  void close() throws IOException;
}
