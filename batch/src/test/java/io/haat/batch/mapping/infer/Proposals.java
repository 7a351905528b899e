package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingBinder;
import io.haat.batch.mapping.MappingReader;
import io.haat.lake.DuckDb;
import java.util.List;

/** What every proposal must hold. */
final class Proposals {
  private Proposals() {}

  /** That the proposal is a mapping, and that it fits these columns. */
  static void assertReadsAndBinds(DuckDb database, Proposal proposal, List<String> header)
      throws Exception {
    Mapping mapping = MappingReader.read(proposal.yaml(), "proposal", database);
    MappingBinder.bind(mapping, header, database);
  }
}
