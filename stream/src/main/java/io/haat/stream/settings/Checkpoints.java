package io.haat.stream.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where and how often the job's state is kept.
 *
 * @param folder a URI that all machines of the job reach, for instance {@code file:///…}; empty: as
 *     the cluster is configured
 * @param interval at least 100 ms
 */
public record Checkpoints(String folder, Duration interval) implements Serializable {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  public Checkpoints {
    if (interval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("the interval of checkpoints is shorter than 100 ms");
    }
  }
}
