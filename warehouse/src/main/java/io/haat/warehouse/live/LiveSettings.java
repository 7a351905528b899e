package io.haat.warehouse.live;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What holds for stores that no list describes.
 *
 * @param currency of stores without one of their own
 * @param zone in which the days of a store are counted that is first met in an event
 */
public record LiveSettings(Currency currency, ZoneId zone) {}
