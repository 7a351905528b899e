package io.haat.lake;

import java.nio.file.Path;

/**
 * What one DuckDB may use.
 *
 * @param memoryMiB memory in MiB, at least 64
 * @param threads at least 1
 * @param temporary where it spills what does not fit
 */
public record DuckDbLimits(int memoryMiB, int threads, Path temporary) {
  public DuckDbLimits {
    if (memoryMiB < 64 || threads < 1) {
      throw new IllegalArgumentException("DuckDB needs at least 64 MiB and one thread");
    }
  }
}
