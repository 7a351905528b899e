package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each spoiled mapping, and the start of the one message it must give. */
class BadMappingTest extends DatabaseTest {

  static Stream<Arguments> spoiled() {
    return Stream.of(
        bad(
            "retailer:",
            "retailor:",
            "2: retailor: unknown key (did you mean retailer?); known are"),
        bad("retailer: shops", "retailer: ../up", "2: retailer: '../up' is not a name"),
        bad("source: my-shop\n", "", ": source: is missing; write a unique name"),
        bad("source: my-shop", "source: my shop", "1: source: 'my shop' is not a name"),
        bad("source: my-shop", "source: [a]", "1: source: must be a single value"),
        bad("format: csv", "format: cvs", "3: format: unknown format 'cvs' (did you mean csv?)"),
        bad("windows-1252", "utf8x", "4: encoding: unknown encoding 'utf8x' (did you mean utf-8?)"),
        bad("windows-1252", "'a b'", "4: encoding: unknown encoding 'a b'"),
        bad("';'", "ab", "5: csv.delimiter: 'ab' cannot be the delimiter"),
        bad("';'", "x", "5: csv.delimiter: 'x' cannot be the delimiter"),
        bad("';'", "'\"'", "5: csv.delimiter: is the same character as csv.quote"),
        bad("header: true", "header: maybe", "5: csv.header: 'maybe' is neither true nor false"),
        bad("null: [\"\", \"NA\"]", "null: NA", "5: csv.null: must be a list"),
        bad(
            "null: [\"\", \"NA\"]",
            "null: [[a]]",
            "5: csv.null: holds something that is not a text"),
        bad("quote:", "qoute:", "5: csv.qoute: unknown key (did you mean quote?)"),
        bad("format: csv", "format: json", "5: csv: is for format: csv only"),
        bad("format: csv", "format: csv\nrows: lines", "4: rows: is for nested files"),
        bad("Europe/Berlin", "Berlin", "6: timezone: unknown time zone 'Berlin'"),
        bad(
            "Europe/Berlin",
            "Europe/Berlim",
            "6: timezone: unknown time zone 'Europe/Berlim' (did you mean Europe/Berlin?)"),
        bad("timezone: Europe/Berlin\n", "", ": timezone: is missing"),
        bad("EUR", "eur", "7: currency: unknown currency 'eur' (did you mean EUR?)"),
        bad("EUR", "euro", "7: currency: unknown currency 'euro'; use an ISO 4217 code"),
        bad("currency: EUR\n", "", ": currency: is missing"),
        bad(
            "currency: EUR\n",
            "currency: EUR\ncurrency: GBP\n",
            "8: currency: stands twice, first at line 7"),
        bad("line:", "lines:", "8: lines: unknown key (did you mean line?)"),
        bad("reject:", "store:\n  store_id: A\nreject:", "15: store: stands beside line"),
        bad(
            "product_id: Artikel",
            "produkt_id: Artikel",
            "11: line.produkt_id: unknown field (did you mean product_id?)"),
        bad("  product_id: Artikel\n", "", "9: line.product_id: is missing; every line needs it"),
        bad(
            "Artikel",
            "Artikel\n  product_id: B",
            "12: line.product_id: stands twice, first at line 11"),
        bad("Artikel", "", "11: line.product_id: the expression is empty"),
        bad("Artikel", "[a]", "11: line.product_id: must be a single value"),
        bad("Artikel", "a || ", "11: line.product_id: DuckDB cannot parse `a ||`: syntax error"),
        bad("Artikel", "(a", "11: line.product_id: 1 opening parenthesis without"),
        bad("Artikel", "(select 1)", "11: line.product_id: a subquery"),
        bad(
            "Artikel",
            "upperr(a)",
            "11: line.product_id: there is no function upperr() (did you mean upper?)"),
        bad("Artikel", "|\n    upper(a)\n    ; drop table x", "11: line.product_id: a semicolon"),
        bad("free_gift", "Free Gift", "15: reject.rule: 'Free Gift' is not a rule name"),
        bad("free_gift", "duplicate", "15: reject.rule: 'duplicate' is a rule of every source"),
        bad(
            "free_gift",
            "missing_shoe",
            "15: reject.rule: 'missing_shoe' is a rule of every source"),
        bad("free_gift", "test_receipt", "16: reject.rule: rule 'test_receipt' stands twice"),
        bad("rule: free_gift, ", "", "15: reject.rule: is missing; give the rule a name"),
        bad(", when: \"unit_price = 0\"", "", "15: reject.when: is missing"),
        bad("\"unit_price = 0\"", "Preis = 0", "15: reject.when: Preis is not a field of line"),
        bad(
            "{rule: free_gift, when: \"unit_price = 0\"}",
            "free_gift",
            "15: reject: must have keys and values"),
        bad("encoding: windows-1252", "encoding: \"windows", "5: not valid YAML: "),
        bad(
            "encoding: windows-1252",
            "encoding: a: b",
            "4: not valid YAML: mapping values are not allowed"),
        bad("encoding: windows-1252", "\tencoding: utf-8", "4: not valid YAML: "),
        bad("encoding: windows-1252", "encoding: *nobody", "4: not valid YAML: "),
        bad("encoding: windows-1252", "? [a]\n: b", "4: has a key that is not a plain name"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("spoiled")
  void a_bad_mapping_names_file_line_and_key(String yaml, String start) {
    var failure =
        catchThrowableOfType(
            MappingException.class, () -> MappingReader.read(yaml, "sources/x.yaml", database));

    assertThat(failure).as("refused").isNotNull();
    String prefix = "sources/x.yaml" + (start.startsWith(":") ? "" : ":");
    assertThat(failure.getMessage().lines())
        .as(failure.getMessage())
        .anyMatch(line -> line.startsWith(prefix + start));
    assertThat(failure.problems())
        .allSatisfy(problem -> assertThat(problem.cause()).contains("; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# only a note",
        "just text",
        "- a\n- b",
        "---\na: b\n---\nc: d",
        "null",
        "&a [*a]",
        "{[[[: 1"
      })
  void a_file_that_is_no_mapping_is_refused(String yaml) {
    assertThat(
            catchThrowableOfType(
                MappingException.class, () -> MappingReader.read(yaml, "x.yaml", database)))
        .hasMessageStartingWith("x.yaml");
  }

  private static Arguments bad(String part, String other, String start) {
    return Arguments.of(Yaml.with(part, other), start);
  }
}
