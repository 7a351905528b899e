package io.haat.stream.operator;

import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what is told to the next task, so that many events are told as one. */
final class DeltaBuffer {
  private record Key(Scope scope, String label, long windowStartMicros) {}

  private static final class Sums {
    long count;
    long unitsThousandths;
    long amountTenThousandths;
    long brokerTimeMicros;
  }

  private final Map<Key, Sums> buffered = new HashMap<>();

  void add(
      Scope scope,
      String label,
      long windowStartMicros,
      long count,
      long unitsThousandths,
      long amountTenThousandths,
      long brokerTimeMicros) {
    Sums sums =
        buffered.computeIfAbsent(new Key(scope, label, windowStartMicros), key -> new Sums());
    sums.count += count;
    sums.unitsThousandths += unitsThousandths;
    sums.amountTenThousandths += amountTenThousandths;
    sums.brokerTimeMicros = Math.max(sums.brokerTimeMicros, brokerTimeMicros);
  }

  /** Gives all that was added up, and begins anew. */
  void drain(Consumer<MinuteDelta> to) {
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
  }
}
