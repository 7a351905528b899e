package io.haat.warehouse.live;

/** What is to become of an event. */
record SettledFact(KeyedFact event, Standing standing) {}
