package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haat.app.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LoadCommandTest {
  private static final Shop SHOP = Shop.shared();
  private static final String DAY = "instant(day, '%Y-%m-%d')";
  private static final String GOOD = Tills.HEADER + "r1,2024-01-01,apple,2,1.50\n";

  @Test
  void the_report_adds_up_and_names_the_next_commands() throws Exception {
    Tills tills = new Tills(SHOP, "tills-report").mapped(DAY);
    String file = tills.file(".csv", GOOD + "r2,2024-01-01,pear,,1.00\nr3,2024-01-02,,x,1.00\n");
    CommandLineRun run = SHOP.run("load", file, "--source", "tills-report");
    assertThat(run.status()).isZero();
    assertThat(run.out().lines().skip(1).map(String::strip).map(line -> line.replaceAll(" +", " ")))
        .startsWith(
            "sales 1",
            "refunds 0",
            "rejected 2",
            "missing_product_id 1",
            "missing_quantity 1",
            "unparsable_quantity 1",
            "(a row that broke several rules is under each of them)",
            "already there 0",
            "read 3 = sales 1 + refunds 0 + rejected 2 + already there 0")
        .contains("Next:")
        .anyMatch(line -> line.startsWith("haat sql \"select"))
        .anyMatch(line -> line.startsWith("haat rejects list --source tills-report --data "));
    assertThat(run.out()).startsWith("3 rows read in ").contains(" rows/s");
  }

  @Test
  void json_has_the_promised_fields_in_their_order() throws Exception {
    Tills tills = new Tills(SHOP, "tills-json").mapped(DAY);
    String file = tills.file(".csv", GOOD + "r2,2024-01-01,pear,0,1.00\n");
    CommandLineRun run = SHOP.run("load", file, "--source", "tills-json", "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "files", "read", "sales", "refunds", "rejected", "already_there", "seconds");
    assertThat(json.path("rejected").toString())
        .isEqualTo("{\"total\":1,\"by_rule\":{\"non_positive_quantity\":1}}");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void a_missing_file_is_named_before_anything_is_loaded() throws Exception {
    Tills tills = new Tills(SHOP, "tills-missing").mapped(DAY);
    CommandLineRun run =
        SHOP.run("load", tills.file(".csv", GOOD), "gone.csv", "--source", "tills-missing");
    assertThat(run)
        .isEqualTo(new CommandLineRun(1, "", "haat: there is no file gone.csv. Check the path.\n"));
  }

  @Test
  void an_empty_and_a_binary_file_are_refused() throws Exception {
    Tills tills = new Tills(SHOP, "tills-unreadable").mapped(DAY);
    String empty = tills.file(".empty.csv", "");
    failsWith(1, "is empty", "load", empty, "--source", "tills-unreadable");
    failsWith(1, "is empty", "load", empty);
    String binary = tills.file(".png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" + "\0\1\2\3".repeat(99));
    failsWith(1, "is a binary file", "load", binary, "--source", "tills-unreadable");
    failsWith(1, "is a binary file", "load", binary);
  }

  @Test
  void a_file_with_only_a_header_is_done_with_a_warning() throws Exception {
    Tills tills = new Tills(SHOP, "tills-header").mapped(DAY);
    CommandLineRun run =
        SHOP.run("load", tills.file(".csv", Tills.HEADER), "--source", "tills-header", "--json");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"read\":0");
    assertThat(run.err()).contains("has a header and no rows");
  }

  @Test
  void a_list_without_records_is_not_said_to_have_a_header() throws Exception {
    String mapping = Receipts.mapping("empty-list", "format: json");
    CommandLineRun run =
        SHOP.run(
            "load",
            SHOP.write("empty-list.json", "[]").toString(),
            "--source",
            SHOP.mapping("empty-list", mapping).toString());

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("has no records: nothing to load").doesNotContain("header");
  }

  @Test
  void an_absent_column_and_a_wrong_delimiter_name_the_columns_that_exist() throws Exception {
    Tills tills = new Tills(SHOP, "tills-columns").mapped(DAY);
    String renamed = tills.file(".renamed.csv", GOOD.replace("qty", "pieces"));
    CommandLineRun run = failsWith(2, "names qty", "load", renamed, "--source", "tills-columns");
    assertThat(run.err()).contains("pieces").contains("tills-columns.yaml:11: line.quantity");
    String semicolons = tills.file(".semicolons.csv", GOOD.replace(',', ';'));
    run = failsWith(2, "csv.delimiter", "load", semicolons, "--source", "tills-columns");
    assertThat(run.err()).contains("receipt;day;sku;qty;price").contains("and 2 more");
  }

  @Test
  void the_first_file_that_fails_ends_the_load_and_the_rest_is_named() throws Exception {
    Tills tills = new Tills(SHOP, "tills-several").mapped(DAY);
    String first = tills.file(".1.csv", GOOD);
    String second = tills.file(".2.csv", "");
    String third = tills.file(".3.csv", GOOD.replace("r1", "r3"));
    CommandLineRun run =
        failsWith(1, "is empty", "load", first, second, third, "--source", "tills-several");
    assertThat(run.err()).endsWith("Not loaded yet: tills-several.3.csv\n");
    assertThat(run.out()).contains("read 1 = sales 1 ");
    run = SHOP.run("load", first, third, "--source", "tills-several");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("tills-several\\.1\\.csv +1 +0 +0 +0 +1\n")
        .containsPattern("tills-several\\.3\\.csv +1 +1 +0 +0 +0\n")
        .contains("read 2 = sales 1 + refunds 0 + rejected 0 + already there 1");
  }

  @Test
  void a_file_that_is_mostly_rejected_shows_the_mapping_line_and_its_values() throws Exception {
    Tills tills = new Tills(SHOP, "tills-dates").mapped("instant(day, '%d.%m.%Y')");
    String file = tills.file(".csv", GOOD + "r2,2024-02-30,pear,1,1.00\n");
    CommandLineRun run = SHOP.run("load", file, "--source", "tills-dates");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("More than half of tills-dates.csv was rejected, 2 rows as unparsable_sold_at")
        .contains("tills-dates.yaml:9  line.sold_at: instant(day, '%d.%m.%Y')")
        .contains("day = \"2024-01-01\"")
        .contains("day = \"2024-02-30\"")
        .contains("haat rejects retry --source tills-dates");
  }

  @Test
  void too_many_rejects_fail_the_load_but_keep_the_good_rows() throws Exception {
    Tills tills = new Tills(SHOP, "tills-limit").mapped(DAY);
    String file = tills.file(".csv", GOOD + "r2,2024-01-01,,1,1.00\n");
    CommandLineRun run =
        failsWith(
            1, "1 of 2 rows", "load", file, "--source", "tills-limit", "--max-rejected", "1%");
    assertThat(run.out()).contains("read 2 = sales 1 + refunds 0 + rejected 1 + already there 0");
    assertThat(SHOP.run("load", file, "--source", "tills-limit", "--max-rejected", "50%").status())
        .isZero();
  }

  @Test
  void a_mapping_is_proposed_kept_and_used_again_where_nothing_is_unclear() throws Exception {
    Tills tills = new Tills(SHOP, "proposed");
    String text =
        """
        Order ID,Order Date,SKU,Qty,Unit Price,Store ID
        o1,2024-01-31 10:00:00,apple,2,€1.50,s1
        o2,2024-01-31 11:00:00,pear,1,€0.75,s1
        """;
    CommandLineRun run = SHOP.run("load", tills.file(".csv", text));
    assertThat(run.err()).contains("unit_price").contains("high").contains("proposed.yaml");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("read 2 = sales 2 ");
    Path kept = SHOP.data().resolve("sources/proposed.yaml");
    assertThat(kept).content().contains("currency: EUR");
    Files.writeString(kept, Files.readString(kept).replace("retailer: proposed", "retailer: mine"));
    run = SHOP.run("load", tills.file(".csv", text));
    assertThat(run.err()).contains("using the mapping of an earlier load");
    assertThat(run.out()).contains("retailer = 'mine'");
  }

  @Test
  void nothing_is_guessed_where_a_required_field_is_unclear() throws Exception {
    Tills tills = new Tills(SHOP, "unclear");
    String file = tills.file(".csv", "a,b\n1,2\n");
    CommandLineRun run = failsWith(2, "--source is missing", "load", file);
    assertThat(run.err())
        .contains("transaction_id: ")
        .contains("haat sources infer unclear.csv --out sources/NAME.yaml");
    assertThat(SHOP.data().resolve("sources/unclear.yaml")).doesNotExist();
  }

  private static CommandLineRun failsWith(int status, String message, String... arguments) {
    CommandLineRun run = SHOP.run(arguments);
    assertThat(run.err()).contains(message).doesNotContain("\tat ").doesNotContain("bug in Haat");
    assertThat(run.status()).isEqualTo(status);
    return run;
  }
}
