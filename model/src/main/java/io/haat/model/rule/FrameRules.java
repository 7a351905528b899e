package io.haat.model.rule;

import java.util.List;

/** Names of the rules that a record breaks before it is a line, and of the one beyond it. */
public final class FrameRules {
  public static final String WRONG_COLUMN_COUNT = "wrong_column_count";
  public static final String MALFORMED_QUOTING = "malformed_quoting";
  public static final String MALFORMED_JSON = "malformed_json";
  public static final String INVALID_ENCODING = "invalid_encoding";
  public static final String INVALID_CHARACTER = "invalid_character";
  public static final String RECORD_TOO_LONG = "record_too_long";

  /** The identity of an earlier line again: with the same content, or with other. */
  public static final String DUPLICATE = "duplicate";

  public static final List<String> ALL =
      List.of(
          WRONG_COLUMN_COUNT,
          MALFORMED_QUOTING,
          MALFORMED_JSON,
          INVALID_ENCODING,
          INVALID_CHARACTER,
          RECORD_TOO_LONG,
          DUPLICATE);

  private FrameRules() {}
}
