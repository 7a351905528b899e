package io.haat.batch.reference;

import io.haat.batch.transform.JudgedUnit;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.DuckDb;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One unit of a list, judged.
 *
 * @param ruleNames of the bits of {@code broken}, from the lowest
 * @param good how many of its records stand
 */
record ReferenceUnit(UnitInput input, DuckDb database, List<String> ruleNames, long good)
    implements JudgedUnit {
  @Override
  public List<String> rules(long broken) {
    return IntStream.range(0, ruleNames.size())
        .filter(bit -> (broken >> bit & 1) == 1)
        .mapToObj(ruleNames::get)
        .distinct()
        .toList();
  }

  long rejected() {
    return input.recordCount() + input.rejectCount() - good;
  }
}
