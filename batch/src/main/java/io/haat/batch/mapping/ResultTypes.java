package io.haat.batch.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which types of result suit a field. */
enum ResultTypes {
  TEXT(
      "(VARCHAR|BOOLEAN|DATE|TIME|UUID|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\\(.*\\)"
          + "|\"?NULL\"?|TIMESTAMP.*|ENUM.*|JSON)",
      "text; make it text with ::varchar, or choose the part you want"),
  EXACT(
      "(DECIMAL\\(.*\\)|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|\"?NULL\"?)",
      "an exact decimal; use number(), or ::decimal(18, 4)"),
  MOMENT(
      "(STRUCT\\(\"?local\"? TIMESTAMP, \"?utc\"? TIMESTAMP\\)"
          + "|TIMESTAMP(_S|_MS|_NS)?( WITH TIME ZONE)?|\"?NULL\"?)",
      "a moment; use instant(column, 'format', …), such as instant(Date, '%d/%m/%Y')"),
  DATE(
      "(DATE|TIMESTAMP(_S|_MS|_NS)?|\"?NULL\"?)",
      "a date; use try_strptime(column, 'format')::date"),
  WHOLE(
      "(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\\(.*\\)|\"?NULL\"?)",
      "a whole number; use number()"),
  MEASURE(
      "(DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\\(.*\\)|\"?NULL\"?)",
      "a number; use number() or try_cast(column as double)"),
  CONDITION("(BOOLEAN)", "true or false; write a condition such as unit_price = 0");

  private final Pattern accepted;
  private final String wanted;

  ResultTypes(String accepted, String wanted) {
    this.accepted = Pattern.compile(accepted);
    this.wanted = wanted;
  }

  static ResultTypes fits(Field field) {
    return valueOf(field.kind().name());
  }

  /** Why a result of the type does not fit, or empty. */
  Optional<String> problem(String type) {
    if (accepted.matcher(type).matches()) {
      return Optional.empty();
    }
    if (this == EXACT && (type.equals("DOUBLE") || type.equals("FLOAT"))) {
      return Optional.of("gives a " + type + ", but money is never floating point: use number()");
    }
    return Optional.of("gives a " + type + " where the field is " + wanted);
  }
}
