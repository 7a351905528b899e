package io.haat.batch.transform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** A store whose own time zone or currency wins over its source's. */
public record StoreSetting(
    String storeId, Optional<ZoneId> timezone, Optional<Currency> currency) {}
