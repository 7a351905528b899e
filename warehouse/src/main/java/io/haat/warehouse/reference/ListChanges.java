package io.haat.warehouse.reference;

/**
 * What a list changed.
 *
 * @param inserted entries that were unknown
 * @param changed known ones of which the list said something new
 * @param unchanged known ones that are as the list says
 */
public record ListChanges(long inserted, long changed, long unchanged) {}
