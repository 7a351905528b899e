package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingBinderTest extends DatabaseTest {
  private static final List<String> COLUMNS = List.of("Bon", "Datum", "Artikel", "Menge", "Preis");

  @Test
  void a_mapping_binds_to_columns_whatever_their_case() {
    assertThatCode(() -> bind(Yaml.GOOD, COLUMNS)).doesNotThrowAnyException();
    assertThatCode(
            () -> bind(Yaml.GOOD, List.of("MENGE", "bon", "DaTum", "artikel", "preis", "_row")))
        .doesNotThrowAnyException();
  }

  @Test
  void an_absent_column_is_named_with_those_that_exist_nearest_first() {
    var failure = refused(Yaml.with("number(Menge,", "number(Mengen,"), COLUMNS);

    assertThat(failure)
        .hasMessage(
            "s.yaml:12: line.quantity: `number(Mengen, '1.234,56')` names Mengen, which the file does"
                + " not have; its columns are Menge, Bon, Datum, Artikel, Preis; correct the name");
  }

  @Test
  void an_absent_column_of_a_rule_is_named() {
    assertThat(refused(Yaml.with("raw.\"Bon\"", "raw.\"Bo\""), COLUMNS))
        .hasMessageStartingWith(
            "s.yaml:17: reject.test_receipt: `raw.\"Bo\" like 'T%'` names Bo, which");
  }

  @Test
  void a_bare_word_may_have_been_meant_as_text() {
    assertThat(refused(Yaml.with("Artikel", "article"), COLUMNS))
        .hasMessageContaining("or \"'article'\" if the text itself is meant");
  }

  @Test
  void a_wide_file_does_not_flood_the_message() {
    List<String> wide = IntStream.range(0, 500).mapToObj(i -> "column" + i).toList();

    assertThat(refused(Yaml.GOOD, wide)).hasMessageContaining("and 488 more");
  }

  @Test
  void a_column_that_stands_twice_cannot_be_named() {
    assertThat(refused(Yaml.GOOD, List.of("Bon", "Datum", "Artikel", "Menge", "Preis", "PREIS")))
        .hasMessageStartingWith(
            "s.yaml:13: line.unit_price: the file has several columns named Preis");
    assertThatCode(
            () -> bind(Yaml.GOOD, List.of("x", "X", "Bon", "Datum", "Artikel", "Menge", "Preis")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '`',
      value = {
        "unit_price: number(Preis, '1.234,56') ==> unit_price: Preis ==> gives a VARCHAR where the field is an exact decimal",
        "unit_price: number(Preis, '1.234,56') ==> unit_price: Preis::double ==> gives a DOUBLE, but money is never floating point: use number()",
        "unit_price: number(Preis, '1.234,56') ==> unit_price: number(Preis) / 3 ==> gives a DOUBLE, but money is never floating point: use number()",
        "instant(Datum, '%d.%m.%Y %H:%M') ==> Datum ==> gives a VARCHAR where the field is a moment; use instant(",
        "instant(Datum, '%d.%m.%Y %H:%M') ==> Datum::date ==> gives a DATE where the field is a moment",
        "product_id: Artikel ==> product_id: split(Artikel, '-') ==> gives a VARCHAR[] where the field is text",
        "product_id: Artikel ==> product_id: upper(Artikel, Bon) ==> DuckDB cannot compile `upper(Artikel, Bon)`",
        "product_id: Artikel ==> product_id: Artikel + 1 ==> DuckDB cannot compile `Artikel + 1`",
        "product_id: Artikel ==> product_id: Artikel::my_type ==> DuckDB cannot compile `Artikel::my_type`",
        "unit_price = 0 ==> unit_price ==> where the field is true or false",
      })
  void a_result_that_does_not_suit_its_field_is_refused(String part, String other, String cause) {
    assertThat(refused(Yaml.with(part, other), COLUMNS)).hasMessageContaining(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '`',
      value = {
        "unit_price: number(Preis, '1.234,56') ==> unit_price: try_cast(Preis as integer)",
        "unit_price: number(Preis, '1.234,56') ==> unit_price: try_cast(Preis as decimal(18,4))",
        "unit_price: number(Preis, '1.234,56') ==> unit_price: number(Preis) * number(Menge)",
        "unit_price: number(Preis, '1.234,56') ==> unit_price: null",
        "instant(Datum, '%d.%m.%Y %H:%M') ==> try_cast(Datum as timestamp)",
        "instant(Datum, '%d.%m.%Y %H:%M') ==> to_timestamp(number(Datum)::bigint)",
        "instant(Datum, '%d.%m.%Y %H:%M') ==> coalesce(instant(Datum), instant(Bon, '%x'))",
        "product_id: Artikel ==> product_id: _row",
        "product_id: Artikel ==> product_id: _object || '-' || _row",
        "unit_price = 0 ==> unit_price = 0 and kind = 'sale' and raw.MENGE is null and sold_at < '2020-01-01'",
      })
  void a_result_that_suits_its_field_is_taken(String part, String other) {
    assertThatCode(() -> bind(Yaml.with(part, other), COLUMNS)).doesNotThrowAnyException();
  }

  private static MappingException refused(String yaml, List<String> columns) {
    return catchThrowableOfType(MappingException.class, () -> bind(yaml, columns));
  }

  private static void bind(String yaml, List<String> columns) throws MappingException {
    MappingBinder.bind(MappingReader.read(yaml, "s.yaml", database), columns, database);
  }
}
