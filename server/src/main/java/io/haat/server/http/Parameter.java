package io.haat.server.http;

import java.util.Locale;

/** Every query parameter that some resource takes. */
public enum Parameter {
  FROM,
  TO,
  RETAILER,
  STORE,
  CITY,
  REGION,
  TIER,
  CATEGORY,
  PRODUCT,
  CHANNEL,
  CUSTOMER_SEGMENT,
  GRANULARITY,
  KIND,
  WEEKDAY,
  HOUR,
  REASON,
  LOW_STOCK,
  COVER,
  FREQUENCY,
  OBJECT,
  RULE,
  TOPIC,
  SORT,
  LIMIT,
  CURSOR,
  FORMAT;

  /** As it stands in a query string. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
