package io.haat.warehouse.live;

/**
 * A record that is not taken, with where it came from.
 *
 * @param originUnit the {@code load_unit_key} of its partition
 */
record KeyedReject(LiveReject reject, int originUnit) {}
