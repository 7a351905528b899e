package io.haat.warehouse.customers;

/**
 * A state of a day.
 *
 * @param changes the count of its changes
 */
record DayVersion(RetailerDay key, long changes) {}
