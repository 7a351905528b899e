package io.haat.app.command.load;

import io.haat.batch.load.LoadOutcome;
import io.haat.batch.load.LoadOutcome.ReferenceLoaded;
import io.haat.batch.load.LoadOutcome.SalesLoaded;
import io.haat.batch.load.LoadReport;
import io.haat.batch.mapping.Target;
import io.haat.batch.reference.ReferenceReport;
import java.time.Duration;
import java.util.Map;

/**
 * What all loads have in common.
 *
 * @param byRule rejected records by each rule they broke
 */
record RowCounts(long read, long rejected, Map<String, Long> byRule) {
  static RowCounts of(LoadOutcome outcome) {
    if (outcome instanceof SalesLoaded sales) {
      LoadReport report = sales.report();
      return new RowCounts(report.read(), report.rejected(), report.rejectedByRule());
    }
    ReferenceReport report = ((ReferenceLoaded) outcome).report();
    return new RowCounts(report.read(), report.rejected(), report.rejectedByRule());
  }

  boolean mostRejected() {
    return rejected * 2 > read;
  }

  /** Nothing yet, of the kind that a mapping of this target loads. */
  static LoadOutcome nothing(Target target) {
    return target == Target.LINE
        ? new SalesLoaded(LoadReport.empty())
        : new ReferenceLoaded(ReferenceReport.empty());
  }

  /** Both together; they are of one kind, since one mapping loaded them. */
  static LoadOutcome sum(LoadOutcome left, LoadOutcome right) {
    if (left instanceof SalesLoaded a && right instanceof SalesLoaded b) {
      return new SalesLoaded(a.report().plus(b.report()));
    }
    if (left instanceof ReferenceLoaded a && right instanceof ReferenceLoaded b) {
      return new ReferenceLoaded(a.report().plus(b.report()));
    }
    throw new IllegalArgumentException("sales and reference data do not add up");
  }

  /** The same counts, for so many files and so much time. */
  static LoadOutcome over(LoadOutcome outcome, int files, Duration took) {
    return outcome instanceof SalesLoaded sales
        ? new SalesLoaded(sales.report().of(files, took))
        : new ReferenceLoaded(((ReferenceLoaded) outcome).report().of(files, took));
  }
}
