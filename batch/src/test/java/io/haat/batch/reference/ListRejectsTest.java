package io.haat.batch.reference;

import static io.haat.batch.TestShop.PRODUCTS;
import static io.haat.batch.TestShop.PRODUCTS_HEADER;
import static io.haat.batch.TestShop.STORES;
import static io.haat.batch.TestShop.STORES_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.haat.batch.LongTexts;
import io.haat.batch.TestShop;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRejectsTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void every_bad_record_is_kept_with_its_text_and_all_its_rules() throws Exception {
    ReferenceReport report =
        shop.list(
            PRODUCTS,
            PRODUCTS_HEADER
                + "P1,Tea,,,1,2,7\n"
                + " ,Nobody,,,1,2,7\n"
                + "P3,Cup,,,one,2,1.5\n"
                + "P4,Pot,,,3,2,7\n"
                + "P5,Pan\n"
                + "P6,\"Pen,,,1,2,7\n");

    assertThat(report.read()).isEqualTo(6);
    assertThat(report.inserted()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(5);
    assertThat(shop.rows("select raw_row, rules, raw from v_rejected order by 1"))
        .containsExactly(
            "2|{missing_product_id}| ,Nobody,,,1,2,7",
            "3|{unparsable_unit_cost,unparsable_lead_time_days}|P3,Cup,,,one,2,1.5",
            "4|{no_profit}|P4,Pot,,,3,2,7",
            "5|{wrong_column_count}|P5,Pan",
            "6|{malformed_quoting}|P6,\"Pen,,,1,2,7");
    assertThat(shop.rows("select read, reference_rows, rejected, sales from load_unit"))
        .containsExactly("6|1|5|0");
  }

  @Test
  void an_id_that_no_index_can_hold_and_a_rule_that_fails_stop_no_list() throws Exception {
    ReferenceReport report =
        shop.list(
            PRODUCTS.replace("unit_cost > unit_price", "brand::integer = 7"),
            PRODUCTS_HEADER
                + LongTexts.of(3000)
                + ",Tea,,,,,\nP2,Tea,,Acme,,,\nP3,Tea,,7,,,\nP4,Tea,"
                + LongTexts.of(201)
                + ",,,,\n");

    assertThat(report.rejectedByRule())
        .containsOnly(entry("text_too_long", 2L), entry("no_profit", 1L));
    assertThat(shop.rows("select product_id from dim_product")).containsExactly("P2");
  }

  @Test
  void of_an_id_met_twice_the_first_good_record_stands() throws Exception {
    shop.cutsUnitsOf(2);
    ReferenceReport report =
        shop.list(
            PRODUCTS,
            PRODUCTS_HEADER
                + "P1,Bad,,,x,,\n"
                + "P1,First,,,,,\n"
                + "P1,First,,,,,\n"
                + "P2,Other,,,,,\n"
                + "P2,Another,,,y,,\n");

    assertThat(shop.rows("select product_id, product_name from dim_product order by 1"))
        .containsExactly("P1|First", "P2|Other");
    assertThat(report.rejectedByRule())
        .containsOnly(entry("unparsable_unit_cost", 2L), entry("duplicate", 2L));
    assertThat(report.rejected()).isEqualTo(3);
    assertThat(shop.rows("select raw_row, rules from v_rejected order by 1"))
        .containsExactly(
            "1|{unparsable_unit_cost}", "3|{duplicate}", "5|{unparsable_unit_cost,duplicate}");
    assertThat(shop.rows("select unit, read, rejected from load_unit order by 1"))
        .containsExactly("0|2|1", "1|2|1", "2|1|1");
  }

  @Test
  void stores_need_zones_currencies_places_and_dates_that_exist() throws Exception {
    ReferenceReport report =
        shop.list(
            STORES,
            STORES_HEADER
                + "S1,A,,,,,Europe/Lundon,GBP,,,\n"
                + "S2,A,,,,,+05:30,GBP,,,\n"
                + "S3,A,,,,,Europe/London,POUND,,,\n"
                + "S4,A,,,,,,,91,181,2024-02-30\n"
                + "S5,A,,,,,,,-33.9,18.4241234,2024-02-29\n");

    assertThat(report.rejectedByRule())
        .containsOnly(
            entry("unparsable_timezone", 2L),
            entry("unparsable_currency", 1L),
            entry("unparsable_latitude", 1L),
            entry("unparsable_longitude", 1L),
            entry("unparsable_opened_on", 1L));
    assertThat(shop.rows("select store_id, latitude, longitude, opened_on from dim_store"))
        .containsExactly("S5|-33.900000|18.424123|2024-02-29");
  }

  @Test
  void a_list_that_fails_in_its_middle_leaves_nothing() throws Exception {
    try (var connection = shop.warehouse().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "alter table dim_product add constraint no_pots check (product_name <> 'Pot')");
    }
    String list = PRODUCTS_HEADER + "P1,Tea,,,,,\nP2,Pot,,,,,\nP3,Cup,,,x,,\n";

    assertThatThrownBy(() -> shop.list(PRODUCTS, list)).hasMessageContaining("no_pots");
    assertThat(
            shop.rows(
                """
                select (select count(*) from dim_product), (select count(*) from load_unit),
                       (select count(*) from load_object), (select count(*) from rejected_record)"""))
        .containsExactly("0|0|0|0");
  }
}
