package io.haat.warehouse.sales;

import java.time.Instant;
import java.util.UUID;

/** Where a line stands among all lines: they are in falling order of these three. */
public record LinePlace(Instant soldAt, int storeKey, UUID lineId) {}
