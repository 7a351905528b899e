package io.haat.batch.mapping.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.DatabaseTest;
import io.haat.batch.mapping.Examples;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingReader;
import io.haat.batch.mapping.Sources;
import io.haat.batch.mapping.Target;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What inference finds in the example files, against the mappings that people wrote for them. */
class ExampleInferenceTest extends DatabaseTest {
  private static final Hints RUPEES =
      new Hints(Optional.of(Currency.getInstance("INR")), Optional.of(ZoneId.of("Asia/Kolkata")));

  @ParameterizedTest
  @CsvSource({
    "online-retail, online-retail/online-retail-excerpt.csv.gz, "
        + "transaction_id sold_at product_id quantity unit_price customer_id store_id kind",
    "india-retail, india-retail/india_retail.csv, "
        + "transaction_id sold_at product_id quantity unit_price customer_id store_city category discount "
        + "total_amount kind",
    "product-catalog, reference/product_catalog.csv, product_id product_name unit_cost unit_price brand",
    "store-locations, reference/store_locations.csv, store_id city region latitude opened_on timezone",
    "customers, reference/customers.csv, customer_id customer_name city gender age_band joined_on",
  })
  void the_essential_fields_are_found_again(String source, String example, String fields)
      throws Exception {
    Mapping written = new Sources(List.of(Examples.ROOT.resolve("sources"))).find(source);

    Proposal proposal = new SourceInference(database).propose(Examples.file(example), RUPEES);

    assertThat(proposal.unclear()).isEmpty();
    Mapping proposed = MappingReader.read(proposal.yaml(), "proposal", database);
    assertThat(proposed.target()).isEqualTo(written.target());
    for (String field : fields.split(" ")) {
      if (!field.equals("discount")) {
        assertThat(proposed.fields().get(field).columns())
            .as(field)
            .isNotEmpty()
            .isSubsetOf(written.fields().get(field).columns());
      }
    }
  }

  @Test
  void percentages_are_told_from_the_totals() throws Exception {
    Proposal proposal =
        new SourceInference(database)
            .propose(Examples.file("india-retail/india_retail.csv"), RUPEES);

    assertThat(guess(proposal, "discount").reason()).startsWith("a percentage");
    assertThat(guess(proposal, "kind").expression()).contains("Returned");
    assertThat(guess(proposal, "transaction_id").confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void a_file_without_receipts_and_products_lists_what_to_decide() throws Exception {
    Proposal proposal =
        new SourceInference(database).propose(Examples.file("shop-floor/shop_floor.csv"), RUPEES);

    assertThat(proposal.isComplete()).isFalse();
    assertThat(proposal.unclear())
        .anyMatch(
            text ->
                text.startsWith(
                    "transaction_id: no column is named like it; no column remains for it"))
        .anyMatch(
            text ->
                text.startsWith("product_id: ")
                    && text.contains("write `product_id: COLUMN` under line:"))
        .hasSize(2);
    assertThat(proposal.yaml()).contains("# transaction_id: ???");
    assertThat(guess(proposal, "unit_price").expression()).isEqualTo("number(product_price)");
    assertThat(guess(proposal, "sold_at").expression()).isEqualTo("instant(\"date\")");
  }

  @Test
  void a_reference_file_without_amounts_needs_no_currency() throws Exception {
    Proposal proposal =
        new SourceInference(database)
            .propose(Examples.file("reference/store_locations.csv"), Hints.NONE);

    assertThat(proposal.unclear()).isEmpty();
    assertThat(MappingReader.read(proposal.yaml(), "p", database).target()).isEqualTo(Target.STORE);
  }

  private static FieldGuess guess(Proposal proposal, String field) {
    return proposal.guesses().stream()
        .filter(g -> g.field().equals(field))
        .findFirst()
        .orElseThrow();
  }
}
