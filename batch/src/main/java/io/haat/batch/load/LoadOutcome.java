package io.haat.batch.load;

import io.haat.batch.reference.ReferenceReport;
import java.time.Duration;

/** What a load did, by what its mapping makes of the rows. */
public sealed interface LoadOutcome {
  /** The same outcome of one file, after so much time. */
  LoadOutcome after(Duration took);

  /** Lines became sales and refunds. */
  record SalesLoaded(LoadReport report) implements LoadOutcome {
    @Override
    public LoadOutcome after(Duration took) {
      return new SalesLoaded(report.of(1, took));
    }
  }

  /** Rows became products, stores or customers. */
  record ReferenceLoaded(ReferenceReport report) implements LoadOutcome {
    @Override
    public LoadOutcome after(Duration took) {
      return new ReferenceLoaded(report.of(1, took));
    }
  }
}
