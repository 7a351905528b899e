package io.haat.simulator.csv;

import io.haat.simulator.random.Rng;
import org.jspecify.annotations.Nullable;

/**
 * Which rows become bad and how: one at a random place in every stretch of {@code 1 / share} rows,
 * the kinds taking turns in a random order, so that none is more than one row ahead of another. A
 * defect that does not suit its row waits for the next. Not thread-safe.
 */
final class DefectPlan {
  private static final Defect[] KINDS = Defect.values();

  private final double share;
  private final Rng rng;
  private final Defect[] order = KINDS.clone();
  private long planned;
  private long done;
  private double nextRow;

  DefectPlan(double share, Rng rng) {
    this.share = share;
    this.rng = rng;
    for (int i = order.length - 1; i > 0; i--) {
      int other = rng.nextInt(i + 1);
      Defect swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    planNext();
  }

  /**
   * The defect that waits for this row or an earlier one, if any. Rows are asked for in turn, from
   * 0 on.
   */
  @Nullable Defect dueAt(long row) {
    while (row >= nextRow) {
      planned++;
      planNext();
    }
    return done < planned ? order[(int) (done % order.length)] : null;
  }

  /** The defect that was due is made. */
  void done() {
    done++;
  }

  /** About how many of so many rows will be repetitions of others. */
  long duplicatesIn(long rows) {
    return (long) (rows * share / KINDS.length);
  }

  private void planNext() {
    nextRow = share > 0 ? Math.floor((planned + rng.nextDouble()) / share) : Double.MAX_VALUE;
  }
}
