package io.haat.simulator.csv;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of a sales export, in their order. */
enum SalesColumn {
  TRANSACTION_ID,
  LINE_NO,
  KIND,
  SOLD_AT,
  STORE_ID,
  STORE_NAME,
  STORE_CITY,
  STORE_REGION,
  STORE_TIER,
  PRODUCT_ID,
  PRODUCT_NAME,
  CATEGORY,
  CUSTOMER_ID,
  QUANTITY,
  UNIT_PRICE,
  DISCOUNT,
  TOTAL_AMOUNT,
  PAYMENT_METHOD,
  CHANNEL,
  REASON,
  ORIGINAL_TRANSACTION_ID;

  /** Its place in a row, from 0 on. */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the order of columns
  int position() {
    return ordinal();
  }

  /** The first line of the file, without its end. */
  static String header() {
    return Arrays.stream(values())
        .map(column -> column.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
