package io.haat.stream.operator;

import io.haat.model.LongSums;
import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what is told to the next task, so that many events are told as one. */
final class DeltaBuffer {
  private record Key(Scope scope, String label, long windowStartMicros) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && windowStartMicros == that.windowStartMicros
          && scope.equals(that.scope)
          && label.equals(that.label);
    }

    @Override
    public int hashCode() {
      return scope.hashCode() + Long.hashCode(windowStartMicros / Minutes.MICROS);
    }
  }

  private static final class Sums {
    long count;
    long unitsThousandths;
    long amountTenThousandths;
    long brokerTimeMicros;
  }

  private final Map<Key, Sums> buffered = new HashMap<>();

  /**
   * Adds to what is to be told.
   *
   * @return false, and nothing is added, if sums would not fit: what was added up is to be told
   *     first
   */
  boolean add(
      Scope scope,
      String label,
      long windowStartMicros,
      long count,
      long unitsThousandths,
      long amountTenThousandths,
      long brokerTimeMicros) {
    Sums sums =
        buffered.computeIfAbsent(new Key(scope, label, windowStartMicros), key -> new Sums());
    if (!LongSums.fits(sums.unitsThousandths, unitsThousandths)
        || !LongSums.fits(sums.amountTenThousandths, amountTenThousandths)) {
      return false;
    }
    sums.count += count;
    sums.unitsThousandths += unitsThousandths;
    sums.amountTenThousandths += amountTenThousandths;
    sums.brokerTimeMicros = Math.max(sums.brokerTimeMicros, brokerTimeMicros);
    return true;
  }

  /** Gives all that was added up, and begins anew. Returns how many there were. */
  int drain(Consumer<MinuteDelta> to) {
    int size = buffered.size();
    buffered.forEach(
        (key, sums) ->
            to.accept(
                new MinuteDelta(
                    key.scope(),
                    key.label(),
                    key.windowStartMicros(),
                    sums.count,
                    sums.unitsThousandths,
                    sums.amountTenThousandths,
                    sums.brokerTimeMicros)));
    buffered.clear();
    return size;
  }
}
