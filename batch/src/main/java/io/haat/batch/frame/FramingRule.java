package io.haat.batch.frame;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why a record cannot be framed. The names are part of the product's contract. */
enum FramingRule {
  MALFORMED_QUOTING(1, "malformed_quoting"),
  WRONG_COLUMN_COUNT(2, "wrong_column_count"),
  INVALID_CHARACTER(4, "invalid_character"),
  INVALID_ENCODING(8, "invalid_encoding"),
  RECORD_TOO_LONG(16, "record_too_long"),
  MALFORMED_JSON(32, "malformed_json");

  private final int bit;
  private final String ruleName;

  FramingRule(int bit, String ruleName) {
    this.bit = bit;
    this.ruleName = ruleName;
  }

  static int bits(Set<FramingRule> rules) {
    int bits = 0;
    for (FramingRule rule : rules) {
      bits |= rule.bit;
    }
    return bits;
  }

  static Set<FramingRule> only(FramingRule rule) {
    return EnumSet.of(rule);
  }

  static List<String> names(int bits) {
    List<String> names = new ArrayList<>();
    for (FramingRule rule : values()) {
      if ((bits & rule.bit) != 0) {
        names.add(rule.ruleName);
      }
    }
    return names;
  }
}
