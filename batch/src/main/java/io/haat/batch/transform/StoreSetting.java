package io.haat.batch.transform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * What is known of a store before its lines are read; its own settings win over its source's.
 *
 * @param dayZone in which its days are counted
 */
public record StoreSetting(
    String storeId, Optional<ZoneId> timezone, Optional<Currency> currency, ZoneId dayZone) {}
