package io.haat.simulator.csv;

import java.util.Locale;

/** The ways in which a row can be bad, each named after the one rule that it breaks. */
public enum Defect {
  MISSING_TRANSACTION_ID,
  MISSING_PRODUCT_ID,
  MISSING_SOLD_AT,
  MISSING_UNIT_PRICE,
  MISSING_QUANTITY,
  UNPARSABLE_TRANSACTION_ID,
  UNPARSABLE_PRODUCT_ID,
  UNPARSABLE_SOLD_AT,
  UNPARSABLE_UNIT_PRICE,
  UNPARSABLE_QUANTITY,
  NON_POSITIVE_QUANTITY,
  NEGATIVE_UNIT_PRICE,
  AMOUNT_MISMATCH,
  TIMESTAMP_OUT_OF_RANGE,
  UNKNOWN_KIND,
  WRONG_COLUMN_COUNT,
  MALFORMED_QUOTING,
  INVALID_ENCODING,
  INVALID_CHARACTER,
  /** A clean row once more, anywhere later in the file. */
  DUPLICATE;

  private final String rule = name().toLowerCase(Locale.ROOT);

  /** The rule's name in reports of loads. */
  public String rule() {
    return rule;
  }
}
