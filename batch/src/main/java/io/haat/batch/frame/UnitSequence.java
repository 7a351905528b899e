package io.haat.batch.frame;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Numbers an object's units and rows, and keeps no file of a unit that was not completed. */
final class UnitSequence {

  /** Puts records into a unit until it is full or the object ends. */
  interface Filler {
    void fill(UnitWriter unit) throws IOException;
  }

  private final FrameRequest request;
  private final CsvDialect dialect;
  private final RowNumber row = new RowNumber();
  private int index;

  UnitSequence(FrameRequest request, CsvDialect dialect) {
    this.request = request;
    this.dialect = dialect;
  }

  /** The next unit, or null if the filler had nothing to put into it. */
  @Nullable FramedUnit next(Filler filler) throws IOException {
    try (UnitWriter unit = new UnitWriter(request, dialect, index, row)) {
      filler.fill(unit);
      if (unit.isEmpty()) {
        return null;
      }
      index++;
      return unit.finish();
    }
  }
}
