package io.haat.batch.load;

import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.Target;
import io.haat.batch.reference.ReferenceLoad;
import io.haat.batch.reference.ReferenceReport;
import io.haat.lake.RawObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

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
    long start = System.nanoTime();
    RawObject object = place.landing().land(mapping.retailer(), file);
    LoadOutcome outcome = load(place, mapping, listener, object);
    return outcome.after(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Loads a raw object that has landed. */
  public static LoadOutcome load(
      LoadPlace place, Mapping mapping, LoadListener listener, RawObject object)
      throws IOException, SQLException, MappingException {
    if (mapping.target() == Target.LINE) {
      LoadReport report = new FileLoad(place, mapping, listener).load(object);
      return new LoadOutcome.SalesLoaded(report);
    }
    var load = new ReferenceLoad(place.units(), place.warehouse(), mapping, listener);
    ReferenceReport report = load.load(object);
    if (mapping.target() == Target.STORE) {
      // Also where nothing changed: a crash may have kept an earlier load from publishing.
      try (Connection connection = place.warehouse().connect()) {
        place.publisher().publish(connection);
      }
    }
    return new LoadOutcome.ReferenceLoaded(report);
  }
}
