package io.haat.simulator.live;

/** Records without end, one after another. Not thread-safe. */
@FunctionalInterface
public interface LiveRecords {
  LiveRecord next();
}
