package io.haat.batch.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where each record of a unit stands in its file: 4 bytes a record. Immutable. */
public final class RecordOffsets {
  private final long firstRow;
  private final int[] ends;
  private final boolean rawInLastField;

  /**
   * @param ends for each row of the unit, where its line ends in the file; a rejected row has no
   *     line, and so the end of the row before it
   * @param rawInLastField whether the record's text is its last field rather than the line
   */
  RecordOffsets(long firstRow, int[] ends, int rows, boolean rawInLastField) {
    this.firstRow = firstRow;
    this.ends = Arrays.copyOf(ends, rows);
    this.rawInLastField = rawInLastField;
  }

  /**
   * The source text of one record, without its line end. Empty if it was rejected.
   *
   * <p>A field that was not quoted but holds a lone carriage return is shown quoted. A JSON record
   * is the source text of its object; an unnested one that of its parent, with no element in the
   * array but its own.
   *
   * @param records the unit's file of records
   * @throws IllegalArgumentException if the row is not of this unit
   */
  public Optional<String> text(Path records, long row) throws IOException {
    try (RecordTexts texts = open(records)) {
      return texts.text(row);
    }
  }

  /** For many rows: the file is opened once, and rows near each other are read together. */
  public RecordTexts open(Path records) throws IOException {
    return new RecordTexts(this, records, rawInLastField);
  }

  /** Whether the unit's last field is the record's source text. */
  public boolean rawInLastField() {
    return rawInLastField;
  }

  int start(long row) {
    int index = index(row);
    return index == 0 ? 0 : ends[index - 1];
  }

  int end(long row) {
    return ends[index(row)];
  }

  private int index(long row) {
    long index = row - firstRow;
    if (index < 0 || index >= ends.length) {
      throw new IllegalArgumentException(
          "row %d is not of this unit, which has %d to %d"
              .formatted(row, firstRow, firstRow + ends.length - 1));
    }
    return (int) index;
  }
}
