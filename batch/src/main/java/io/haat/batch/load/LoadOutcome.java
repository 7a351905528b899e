package io.haat.batch.load;

import io.haat.batch.reference.ReferenceReport;

/** What a load did, by what its mapping makes of the rows. */
public sealed interface LoadOutcome {
  /** Lines became sales and refunds. */
  record SalesLoaded(LoadReport report) implements LoadOutcome {}

  /** Rows became products, stores or customers. */
  record ReferenceLoaded(ReferenceReport report) implements LoadOutcome {}
}
