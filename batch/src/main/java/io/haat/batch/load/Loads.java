package io.haat.batch.load;

import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Loads files of every kind: sales, or what they refer to. */
public final class Loads {
  private Loads() {}

  /**
   * Lands one file in the lake and loads it as its mapping says. The same file again changes
   * nothing.
   *
   * @throws UnreadableFileException if it is empty, not text, or damaged
   * @throws MappingException if the mapping does not fit its columns
   * @throws IOException if it cannot be read, or the lake not be written
   */
  public static LoadOutcome load(LoadPlace place, Mapping mapping, LoadListener listener, Path file)
      throws IOException, SQLException, MappingException {
    return switch (mapping.target()) {
      case LINE -> new LoadOutcome.SalesLoaded(new FileLoad(place, mapping, listener).load(file));
      case PRODUCT, STORE, CUSTOMER ->
          throw new UnsupportedOperationException("reference files cannot be loaded yet");
    };
  }
}
