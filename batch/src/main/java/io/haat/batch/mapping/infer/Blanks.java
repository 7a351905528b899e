package io.haat.batch.mapping.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Words that files write where there is nothing. */
final class Blanks {
  static final Set<String> WORDS =
      Set.of("NA", "N/A", "n/a", "#N/A", "NULL", "null", "Null", "nan", "NaN", "None", "\\N");

  private Blanks() {}

  /** The empty text, and those of the words that occur in the sample. */
  static List<String> in(Sample sample) {
    var found = new TreeSet<String>();
    sample.records().forEach(record -> record.stream().filter(WORDS::contains).forEach(found::add));
    var nulls = new ArrayList<String>(List.of(""));
    nulls.addAll(found);
    return nulls;
  }
}
