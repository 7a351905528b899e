package io.haat.batch.transform;

import io.haat.batch.mapping.Mapping;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.RawObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is the same for all units of an object.
 *
 * @param stores those with a time zone or a currency of their own
 */
public record TransformRequest(
    Mapping mapping, RawObject object, List<StoreSetting> stores, DuckDbLimits limits) {
  private static final Duration CLOCKS_MAY_BE_AHEAD = Duration.ofDays(1);

  public TransformRequest {
    stores = List.copyOf(stores);
  }

  /** The latest time of sale that is believed: a day after the object was received. */
  Instant latest() {
    return object.receivedAt().plus(CLOCKS_MAY_BE_AHEAD);
  }
}
