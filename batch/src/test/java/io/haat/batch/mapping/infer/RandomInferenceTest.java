package io.haat.batch.mapping.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.DatabaseTest;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomInferenceTest extends DatabaseTest {
  private static final Hints EUROS =
      new Hints(Optional.of(Currency.getInstance("EUR")), Optional.empty());

  @Test
  void any_header_and_rows_give_a_proposal_that_holds_or_says_what_is_unclear() throws Exception {
    var random = new Random(77);
    List<String> names =
        List.of(
            "Order ID",
            "date",
            "a\"b",
            "x: y # z",
            "Qty",
            "Price",
            "",
            "Total",
            "Discount",
            "select",
            "_row",
            "SKU",
            "sku",
            "tab\tname",
            "new\nline",
            "Ünï",
            "Unit Price",
            "Returned",
            "Store ID",
            "*");
    List<String> values =
        List.of(
            "1",
            "-2",
            "2.5",
            "",
            "NA",
            "2024-01-31",
            "31/01/2024",
            "it's",
            "1,234.5",
            "yes",
            "\"",
            "C12",
            "#",
            " x ");
    int complete = 0;
    for (int i = 0; i < 150; i++) {
      List<String> header =
          random.ints(1 + random.nextInt(9), 0, names.size()).mapToObj(names::get).toList();
      List<List<String>> records =
          IntStream.range(0, random.nextInt(4))
              .mapToObj(
                  r -> header.stream().map(c -> values.get(random.nextInt(values.size()))).toList())
              .toList();
      Proposal proposal =
          new SourceInference(database).propose("orders.csv", Sample.csv(header, records), EUROS);
      if (proposal.isComplete()) {
        complete++;
        Proposals.assertReadsAndBinds(database, proposal, header);
      }
    }
    assertThat(complete).isLessThan(150);
  }
}
