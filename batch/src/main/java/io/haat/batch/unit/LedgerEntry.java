package io.haat.batch.unit;

import io.haat.batch.mapping.Mapping;
import io.haat.lake.RawObject;
import io.haat.warehouse.load.LoadLedger;

/** How a raw object that a mapping reads stands in the ledger. */
public final class LedgerEntry {
  private LedgerEntry() {}

  public static LoadLedger.Entry of(short retailerKey, Mapping mapping, RawObject object) {
    return new LoadLedger.Entry(
        retailerKey,
        mapping.name().value(),
        object.id(),
        object.name(),
        object.path(),
        mapping.fingerprint(),
        mapping.framing(),
        object.receivedAt(),
        mapping.target().key());
  }
}
