package io.haat.batch.transform;

import io.haat.batch.mapping.Expression;
import io.haat.lake.Sql;
import io.haat.model.LineField;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The expression of a field as SQL that gives a value of the field's type, or null. */
final class FieldSql {
  static final String UNKNOWN_STORE = "unknown";

  private static final Set<LineField> IDS =
      EnumSet.of(
          LineField.TRANSACTION_ID,
          LineField.LINE_NO,
          LineField.STORE_ID,
          LineField.PRODUCT_ID,
          LineField.CUSTOMER_ID);
  private static final Pattern PLAIN_COLUMN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\"([^\"]|\"\")+\"");

  private FieldSql() {}

  /** The value of a field by its expression; of a time, as the mapping writes it. */
  static String value(LineField field, Expression expression) {
    boolean plain = PLAIN_COLUMN.matcher(expression.sql().strip()).matches();
    // A cast that fails on one row makes that row's value null, not the load fail. The expression
    // may end in a comment, hence the line break.
    String sql = plain ? expression.sql().strip() : "try(" + expression.sql() + "\n)";
    return switch (field.type()) {
      // The reader has made blank fields null; an expression may make new ones.
      case TEXT -> text(field, plain ? notBlank(field, sql) : "nullif(" + sql + "::varchar, '')");
      case INSTANT -> sql;
      case QUANTITY, PRICE -> amount(field, "try_cast(" + sql + " as " + field.type().sql() + ")");
    };
  }

  /** Spaces alone are no id. */
  private static String notBlank(LineField field, String sql) {
    return IDS.contains(field)
        ? "case when starts_with(%1$s, ' ') and trim(%1$s) = '' then null else %1$s end"
            .formatted(sql)
        : sql;
  }

  private static String text(LineField field, String sql) {
    return field == LineField.STORE_ID
        ? "coalesce(" + sql + ", " + Sql.text(UNKNOWN_STORE) + ")"
        : sql;
  }

  private static String amount(LineField field, String sql) {
    return field == LineField.DISCOUNT ? "coalesce(" + sql + ", 0)" : sql;
  }
}
