package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The start of a file.
 *
 * @param encoding as a mapping writes it
 * @param delimiter of a CSV file
 * @param rows for nested files, the list whose elements the records are
 * @param header the columns
 * @param records values by column, as text; each as long as the header
 */
public record Sample(
    Format format,
    String encoding,
    Optional<Character> delimiter,
    Optional<String> rows,
    List<String> header,
    List<List<String>> records) {
  public Sample {
    header = List.copyOf(header);
    records = List.copyOf(records);
    for (List<String> values : records) {
      if (values.size() != header.size()) {
        throw new IllegalArgumentException("a record is not as long as the header");
      }
    }
  }

  /** A comma-separated sample in UTF-8. */
  public static Sample csv(List<String> header, List<List<String>> records) {
    return new Sample(Format.CSV, "utf-8", Optional.of(','), Optional.empty(), header, records);
  }

  /** All values of a column, blank ones and words for "nothing" left out. */
  List<String> values(String column) {
    int at = header.indexOf(column);
    var values = new ArrayList<String>();
    for (List<String> row : records) {
      String value = row.get(at).strip();
      if (!value.isEmpty() && !Blanks.WORDS.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }
}
