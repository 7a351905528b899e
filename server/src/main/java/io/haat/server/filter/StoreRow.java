package io.haat.server.filter;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A store as a filter sees it.
 *
 * @param zone that its days are counted in
 */
record StoreRow(
    int key,
    String retailer,
    String id,
    @Nullable String city,
    @Nullable String region,
    @Nullable String tier,
    ZoneId zone) {}
