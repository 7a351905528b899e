package io.haat.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a canonical line, in their fixed order. */
public enum LineField {
  TRANSACTION_ID(Type.TEXT),
  LINE_NO(Type.TEXT),
  KIND(Type.TEXT),
  SOLD_AT(Type.INSTANT),
  STORE_ID(Type.TEXT),
  STORE_NAME(Type.TEXT),
  STORE_CITY(Type.TEXT),
  STORE_REGION(Type.TEXT),
  STORE_TIER(Type.TEXT),
  PRODUCT_ID(Type.TEXT),
  PRODUCT_NAME(Type.TEXT),
  CATEGORY(Type.TEXT),
  CUSTOMER_ID(Type.TEXT),
  CUSTOMER_NAME(Type.TEXT),
  QUANTITY(Type.QUANTITY),
  UNIT_PRICE(Type.PRICE),
  DISCOUNT(Type.PRICE),
  TAX_AMOUNT(Type.PRICE),
  TOTAL_AMOUNT(Type.PRICE),
  CURRENCY(Type.TEXT),
  PAYMENT_METHOD(Type.TEXT),
  CHANNEL(Type.TEXT),
  REASON(Type.TEXT),
  ORIGINAL_TRANSACTION_ID(Type.TEXT);

  /** How a field is kept; {@code sql} is its type in DuckDB. */
  public enum Type {
    TEXT("varchar"),
    INSTANT("timestamp"),
    /** Three places: 1.250 kg. */
    QUANTITY(3),
    /** Four places, in units of the currency. */
    PRICE(4);

    private final String sql;
    private final int places;

    Type(String sql) {
      this.sql = sql;
      this.places = 0;
    }

    Type(int places) {
      this.sql = "decimal(18, " + places + ")";
      this.places = places;
    }

    public String sql() {
      return sql;
    }

    /**
     * Its decimal places; finer values are rounded half away from zero. 0 for what is no number.
     */
    public int places() {
      return places;
    }
  }

  private static final Map<String, LineField> BY_COLUMN =
      Arrays.stream(values()).collect(Collectors.toMap(LineField::column, Function.identity()));

  private final Type type;

  LineField(Type type) {
    this.type = type;
  }

  /** Its name in mappings, tables and JSON, for instance {@code transaction_id}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Type type() {
    return type;
  }

  public static Optional<LineField> ofColumn(String column) {
    return Optional.ofNullable(BY_COLUMN.get(column));
  }
}
