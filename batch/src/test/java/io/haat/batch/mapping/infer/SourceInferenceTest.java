package io.haat.batch.mapping.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.DatabaseTest;
import io.haat.batch.mapping.MappingReader;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceInferenceTest extends DatabaseTest {
  private static final Hints EUROS =
      new Hints(Optional.of(Currency.getInstance("EUR")), Optional.empty());
  private static final List<String> HEADER =
      List.of("Order ID", "Order Date", "SKU", "Qty", "Unit Price", "Store");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      value = {
        "2024-03-14 ==> instant(\"Order Date\")",
        "2024-03-14T10:15:00Z ==> instant(\"Order Date\")",
        "2024/03/14 10:15 ==> instant(\"Order Date\", '%Y/%m/%d %H:%M')",
        "14/03/2024 ==> instant(\"Order Date\", '%d/%m/%Y')",
        "3/14/2024 9:05 ==> instant(\"Order Date\", '%m/%d/%Y %H:%M')",
        "14-03-24 ==> instant(\"Order Date\", '%d-%m-%y')",
        "04.03.2024 09:05:01 ==> instant(\"Order Date\", '%d.%m.%Y %H:%M:%S')",
        "14-Mar-2024 ==> instant(\"Order Date\", '%d-%b-%Y')",
        "March 14, 2024 ==> instant(\"Order Date\", '%B %d, %Y')",
        "20240314 ==> instant(\"Order Date\", '%Y%m%d')",
        "3/14/2024 09:05:00 PM ==> instant(\"Order Date\", '%m/%d/%Y %I:%M:%S %p')",
        "2024/03/14 10:15:00 +0100 ==> instant(\"Order Date\", '%Y/%m/%d %H:%M:%S %z')",
        "1710400000 ==> to_timestamp(try_cast(\"Order Date\" as bigint))",
      })
  void a_date_format_is_recognised_and_reads_the_value(String value, String expression)
      throws Exception {
    Proposal proposal = propose("Order Date", value);

    assertThat(proposal.unclear()).isEmpty();
    assertThat(guess(proposal, "sold_at").expression()).isEqualTo(expression);
    assertThat(guess(proposal, "sold_at").confidence()).isEqualTo(Confidence.HIGH);
    Proposals.assertReadsAndBinds(database, proposal, HEADER);
  }

  @Test
  void days_and_months_that_cannot_be_told_apart_are_not_guessed() {
    Proposal proposal = propose("Order Date", "03/04/2024");

    assertThat(proposal.unclear())
        .singleElement()
        .asString()
        .startsWith(
            "sold_at: 03/04/2024 may have the day or the month first; a row with a day after the"
                + " 12th would decide, but none of the 3 that were read has one; write `sold_at: instant(");
    assertThat(proposal.guesses()).noneMatch(guess -> guess.field().equals("sold_at"));
  }

  @Test
  void one_row_decides_between_days_and_months() {
    Sample sample =
        Sample.csv(
            HEADER,
            List.of(
                List.of("1", "03/04/2024", "a", "1", "2", "x"),
                List.of("2", "13/04/2024", "a", "1", "2", "x")));

    assertThat(guess(propose(sample), "sold_at").expression()).endsWith("'%d/%m/%Y')");
  }

  @Test
  void a_file_that_mixes_both_orders_is_not_guessed() {
    Sample sample =
        Sample.csv(
            HEADER,
            List.of(
                List.of("1", "03/14/2024", "a", "1", "2", "x"),
                List.of("2", "14/03/2024", "a", "1", "2", "x")));

    assertThat(propose(sample).unclear())
        .contains(
            "sold_at: 14/03/2024 has the day first, 03/14/2024 the month: the file mixes both orders;"
                + " write `sold_at: instant(\"Order Date\", '%d/%m/%Y')` or '%m/%d/%Y', with the file's"
                + " own separators and time (%H:%M:%S)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      value = {
        "12.5 ==> number(\"Unit Price\")",
        "1.234,56 ==> number(\"Unit Price\", '1.234,56')",
        "12,5 ==> number(\"Unit Price\", '1.234,56')",
        "1,234.56 ==> number(\"Unit Price\", '1,234.56')",
        "€ 12.50 ==> number(\"Unit Price\", '1,234.56')",
        "1 234,56 ==> number(\"Unit Price\", '1 234,56')",
        "12,34,567.50 ==> number(\"Unit Price\", '1,23,456.78')",
      })
  void a_number_style_is_recognised_and_reads_the_value(String value, String expression)
      throws Exception {
    Proposal proposal = propose("Unit Price", value);

    assertThat(proposal.unclear()).isEmpty();
    assertThat(guess(proposal, "unit_price").expression()).isEqualTo(expression);
    Proposals.assertReadsAndBinds(database, proposal, HEADER);
  }

  @Test
  void thousands_that_may_be_decimals_are_not_guessed() {
    assertThat(propose("Unit Price", "1,234").unclear())
        .singleElement()
        .asString()
        .startsWith(
            "unit_price: it is not clear whether 1,234 in Unit Price has decimals or thousands")
        .contains("number(\"Unit Price\", '1,234.56') or number(\"Unit Price\", '1.234,56')");
  }

  @Test
  void a_currency_sign_names_the_currency_and_its_absence_is_unclear() {
    Sample pounds = sample("Unit Price", "£2.50");
    Sample dollars = sample("Unit Price", "$2.50");
    var inference = new SourceInference(database);

    assertThat(inference.propose("a.csv", pounds, Hints.NONE).yaml()).contains("\ncurrency: GBP\n");
    Proposal unclear = inference.propose("a.csv", dollars, Hints.NONE);
    assertThat(unclear.unclear())
        .containsExactly(
            "currency: no amount names it; say it with --currency GBP, or write `currency: GBP`");
    assertThat(unclear.yaml()).contains("# currency: ???");
  }

  @Test
  void several_columns_for_a_required_field_are_listed() {
    Sample sample =
        Sample.csv(
            List.of("Order ID", "Invoice No", "Date", "SKU", "Qty", "Price"),
            List.of(List.of("1", "2", "2024-01-31", "a", "1", "2")));

    assertThat(propose(sample).unclear())
        .containsExactly(
            "transaction_id: may be Order ID or Invoice No; write `transaction_id: COLUMN`");
  }

  @Test
  void what_remains_is_a_candidate_for_a_field_without_a_column() {
    Sample sample =
        Sample.csv(
            List.of("Order ID", "Date", "Produkt", "Qty", "Price", "Remark"),
            List.of(List.of("1", "2024-01-31", "a", "1", "2", "-")));

    assertThat(propose(sample).unclear())
        .containsExactly(
            "product_id: no column is named like it; candidates are Produkt, Remark; write `product_id:"
                + " COLUMN` under line:, or an expression that makes it of others");
  }

  @Test
  void a_negative_sale_beside_marked_refunds_is_to_be_rejected() throws Exception {
    Sample sample =
        Sample.csv(
            List.of("InvoiceNo", "Date", "SKU", "Qty", "Price"),
            List.of(
                List.of("C1", "2024-01-31", "a", "-1", "2"),
                List.of("2", "2024-01-31", "a", "-1", "2")));

    Proposal proposal = propose(sample);

    assertThat(guess(proposal, "quantity").expression()).isEqualTo("abs(number(Qty))");
    assertThat(MappingReader.read(proposal.yaml(), "p", database).reject())
        .singleElement()
        .extracting(rule -> rule.when().sql())
        .isEqualTo("kind = 'sale' and trim(raw.\"Qty\") like '-%'");
  }

  @Test
  void a_date_and_a_time_column_make_one_moment() throws Exception {
    List<String> header =
        List.of("Invoice ID", "Date", "Time", "Product ID", "Quantity", "Unit price");
    Sample sample = Sample.csv(header, List.of(List.of("1", "1/27/2019", "13:08", "a", "1", "2")));

    Proposal proposal = propose(sample);

    assertThat(guess(proposal, "sold_at").expression())
        .isEqualTo("instant(\"Date\" || ' ' || \"Time\", '%m/%d/%Y %H:%M')");
    Proposals.assertReadsAndBinds(database, proposal, header);
  }

  @Test
  void values_that_are_no_numbers_or_dates_are_not_guessed() {
    assertThat(propose("Qty", "many").unclear())
        .singleElement()
        .asString()
        .startsWith("quantity: the values of Qty are no numbers, such as many");
    assertThat(propose("Order Date", "yesterday").unclear())
        .singleElement()
        .asString()
        .startsWith("sold_at: the values of Order Date are in no known format, such as yesterday");
  }

  @Test
  void a_file_without_a_header_is_noticed() {
    Sample sample =
        Sample.csv(
            List.of("1001", "2024-01-31", "tea"), List.of(List.of("1002", "2024-01-31", "tea")));

    assertThat(propose(sample).unclear())
        .anyMatch(text -> text.startsWith("header: the first record"));
  }

  private static Proposal propose(String column, String value) {
    return propose(sample(column, value));
  }

  private static Proposal propose(Sample sample) {
    return new SourceInference(database).propose("orders.csv", sample, EUROS);
  }

  /** Three good rows, with one column's values replaced. */
  private static Sample sample(String column, String value) {
    List<String> good = List.of("1", "2024-01-31", "tea", "1", "2.50", "north");
    List<String> row =
        IntStream.range(0, HEADER.size())
            .mapToObj(i -> HEADER.get(i).equals(column) ? value : good.get(i))
            .toList();
    return Sample.csv(HEADER, List.of(row, row, row));
  }

  private static FieldGuess guess(Proposal proposal, String field) {
    return proposal.guesses().stream()
        .filter(g -> g.field().equals(field))
        .findFirst()
        .orElseThrow();
  }
}
