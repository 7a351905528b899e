package io.haat.warehouse.live;

/**
 * An event with what it belongs to.
 *
 * @param originUnit the {@code load_unit_key} of its partition
 */
record KeyedFact(LiveFact fact, RetailerKeys keys, int originUnit) {
  long originRow() {
    return fact.origin().offset();
  }
}
