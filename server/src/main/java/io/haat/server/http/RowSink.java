package io.haat.server.http;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes items one after the other. Whoever reads slowly holds up whoever sends. */
public interface RowSink {
  /** The fields of an item, in their order. Called once, first. */
  void columns(List<String> names) throws IOException;

  /** One item, in the order of the columns. */
  void row(List<@Nullable Object> values) throws IOException;
}
