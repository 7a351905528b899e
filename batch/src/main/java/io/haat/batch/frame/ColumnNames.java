package io.haat.batch.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes names of columns out of a header: trimmed, none empty, none twice. */
final class ColumnNames {
  /** Names that the product itself puts beside the raw columns. */
  static final List<String> RESERVED = List.of("_row", "_object", "_raw");

  private ColumnNames() {}

  static List<String> of(List<String> header) {
    Set<String> taken = new HashSet<>(RESERVED);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String trimmed = header.get(i).strip();
      String wanted = trimmed.isEmpty() ? numbered(i) : trimmed;
      String name = wanted;
      // DuckDB does not tell names apart by letter case
      for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = wanted + "_" + n;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  static List<String> numbered(List<String> firstRecord) {
    return IntStream.range(0, firstRecord.size()).mapToObj(ColumnNames::numbered).toList();
  }

  private static String numbered(int index) {
    return "column_" + (index + 1);
  }
}
