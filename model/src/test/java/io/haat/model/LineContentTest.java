package io.haat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineContentTest {
  private static final Set<LineField> APART =
      EnumSet.of(LineField.TRANSACTION_ID, LineField.LINE_NO, LineField.KIND, LineField.STORE_ID);

  @Test
  void fields_stand_in_order_with_all_their_places() throws SQLException {
    Map<LineField, String> line = new EnumMap<>(LineField.class);
    line.put(LineField.SOLD_AT, "'2010-12-01 08:26:00.000001'");
    line.put(LineField.PRODUCT_ID, "'85123A'");
    line.put(LineField.QUANTITY, "6");
    line.put(LineField.UNIT_PRICE, "2.55");
    line.put(LineField.CURRENCY, "'GBP'");

    assertThat(key(line).split("\u001f", -1))
        .hasSize(LineField.values().length - APART.size())
        .startsWith("1291191960000001", "", "", "", "", "85123A")
        .containsSequence("6.000", "2.5500", "", "", "", "GBP");
  }

  @Test
  void an_absent_field_is_the_same_as_a_null_one() throws SQLException {
    Map<LineField, String> absent = Map.of(LineField.PRODUCT_ID, "'P'");
    Map<LineField, String> empty =
        Map.of(LineField.PRODUCT_ID, "'P'", LineField.REASON, "null", LineField.SOLD_AT, "null");

    assertThat(key(empty)).isEqualTo(key(absent));
  }

  @Test
  void each_field_tells_lines_apart_except_those_that_identity_has_already() throws SQLException {
    var keys = new HashSet<String>();
    for (LineField field : LineField.values()) {
      boolean isNew =
          keys.add(key(Map.of(field, field == LineField.SOLD_AT ? "'2020-01-01'" : "'1'")));
      assertThat(isNew || APART.contains(field)).as(field.column()).isTrue();
    }
    // All four of those look like the empty line.
    assertThat(keys).hasSize(LineField.values().length - APART.size() + 1);
  }

  private static String key(Map<LineField, String> line) throws SQLException {
    String columns =
        Arrays.stream(LineField.values())
            .filter(line::containsKey)
            .map(
                field ->
                    "cast(%s as %s) as %s"
                        .formatted(line.get(field), field.type().sql(), field.column()))
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select %s from (select %s)".formatted(LineContent.sql(line.keySet()), columns))) {
      row.next();
      return row.getString(1);
    }
  }
}
