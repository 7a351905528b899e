package io.haat.warehouse.live;

import io.haat.model.event.EventType;

/**
 * Windows that the stream cannot count, and that are to be counted from the facts once closed.
 *
 * @param storeId empty for those of customers, and for those of a retailer's products alone
 */
public record LiveRecount(
    EventType type, String retailer, String storeId, long windowStartMicros) {}
