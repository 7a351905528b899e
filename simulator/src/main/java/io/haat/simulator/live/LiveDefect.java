package io.haat.simulator.live;

import io.haat.model.event.EventType;

/** The ways in which a record of a topic can be bad, each named after the rule that it breaks. */
public enum LiveDefect {
  /** Any field that the contract asks for. */
  MISSING("missing_"),
  /** Any field: another type, a word for a number, a time without a zone, an unknown kind. */
  UNPARSABLE("unparsable_"),
  NON_POSITIVE_QUANTITY("non_positive_quantity"),
  NEGATIVE_UNIT_PRICE("negative_unit_price"),
  AMOUNT_MISMATCH("amount_mismatch"),
  AMOUNT_OUT_OF_RANGE("amount_out_of_range"),
  NON_POSITIVE_REFUND_AMOUNT("non_positive_refund_amount"),
  /** Long ago, or a clock that is fast by more than the broker allows. */
  TIMESTAMP_OUT_OF_RANGE("timestamp_out_of_range"),
  /** Cut off, empty, followed by more, or no object at all. */
  MALFORMED_JSON("malformed_json"),
  INVALID_ENCODING("invalid_encoding"),
  INVALID_CHARACTER("invalid_character"),
  DUPLICATE_FIELD("duplicate_field"),
  TEXT_TOO_LONG("text_too_long");

  private final String rule;

  LiveDefect(String rule) {
    this.rule = rule;
  }

  /** The broken rule's name, or how it begins where it names a field. */
  public String rule() {
    return rule;
  }

  /** Whether an event of that kind can have it. */
  public boolean suits(EventType type) {
    return switch (this) {
      case NON_POSITIVE_QUANTITY -> type == EventType.SALE || type == EventType.REFUND;
      case NEGATIVE_UNIT_PRICE, AMOUNT_MISMATCH, AMOUNT_OUT_OF_RANGE -> type == EventType.SALE;
      case NON_POSITIVE_REFUND_AMOUNT -> type == EventType.REFUND;
      case MISSING,
          UNPARSABLE,
          TIMESTAMP_OUT_OF_RANGE,
          MALFORMED_JSON,
          INVALID_ENCODING,
          INVALID_CHARACTER,
          DUPLICATE_FIELD,
          TEXT_TOO_LONG ->
          true;
    };
  }
}
