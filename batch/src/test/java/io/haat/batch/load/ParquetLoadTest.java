package io.haat.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.batch.TestShop;
import io.haat.batch.frame.UnreadableFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetLoadTest {
  private static final String MAPPING =
      """
      source: parquet
      retailer: shop
      format: parquet
      timezone: Europe/London
      currency: GBP
      line:
        transaction_id: receipt
        sold_at: instant(year || '-' || month || '-' || day)
        product_id: sku
        quantity: number(quantity)
        unit_price: number(price)
      """;

  @TempDir private Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @Test
  void columns_named_like_folders_of_the_lake_keep_their_values() throws Exception {
    LoadReport report =
        sales(
            shop.loadParquet(
                MAPPING,
                """
                select * from (values
                  ('R1', 2024, 5, 17, 'A', 1, 1.50),
                  ('R2', 2023, 6, 18, 'A', 0, 1.50)
                ) v (receipt, year, month, day, sku, quantity, price)"""));

    assertThat(report.sales()).isEqualTo(1);
    assertThat(shop.rows("select sold_on from v_sales")).containsExactly("2024-05-17");
    assertThat(shop.rows("select raw from rejected_record"))
        .containsExactly(
            """
            {"receipt":"R2","year":2023,"month":6,"day":18,"sku":"A","quantity":0,"price":1.5}""");
  }

  @Test
  void a_rejected_row_is_kept_with_its_own_columns_alone() throws Exception {
    shop.loadParquet(
        MAPPING.replace("instant(year || '-' || month || '-' || day)", "instant(sold)"),
        "select 'R1' as receipt, '2024-05-17' as sold, 'A' as sku, 0 as quantity, 1.50 as price");

    assertThat(shop.rows("select raw from rejected_record"))
        .containsExactly(
            """
            {"receipt":"R1","sold":"2024-05-17","sku":"A","quantity":0,"price":1.5}""");
  }

  @Test
  void a_nul_in_a_text_or_a_text_of_megabytes_rejects_its_row_alone() throws Exception {
    LoadReport report =
        sales(
            shop.loadParquet(
                MAPPING.replace("instant(year || '-' || month || '-' || day)", "instant(sold)")
                    + "  product_name: name\n",
                """
                select 'R' || i as receipt, '2024-05-17' as sold, 'A' as sku, 1 as quantity, 1.50 as price,
                  case i when 2 then 'T' || chr(0) || 'ea' when 3 then repeat('Tea', 400000) else 'Tea' end
                    as name,
                  'unmapped' || chr(0) as note
                from range(1, 5) r(i)"""));

    assertThat(report.sales()).isEqualTo(2);
    assertThat(report.rejectedByRule())
        .isEqualTo(Map.of("invalid_character", 1L, "record_too_long", 1L));
    assertThat(shop.rows("select raw from rejected_record where raw_row = 2"))
        .singleElement()
        .asString()
        .contains("\"name\":\"T\\u0000ea\"");
    assertThat(shop.rows("select length(raw) > 1200000 from rejected_record where raw_row = 3"))
        .containsExactly("t");
  }

  @Test
  void a_nul_in_a_list_rejects_its_entry_alone() throws Exception {
    LoadOutcome outcome =
        shop.loadParquet(
            TestShop.PRODUCTS.replace("retailer: shop", "retailer: shop\nformat: parquet"),
            """
            select 'P' || i as sku, case i when 2 then chr(0) else 'Tea' end as name, '' as category,
              '' as brand, 1 as cost, 2 as price, 3 as days
            from range(1, 4) r(i)""");

    assertThat(((LoadOutcome.ReferenceLoaded) outcome).report().rejectedByRule())
        .isEqualTo(Map.of("invalid_character", 1L));
    assertThat(shop.rows("select product_id from dim_product order by 1"))
        .containsExactly("P1", "P3");
  }

  @Test
  void a_file_that_is_no_parquet_is_called_as_the_user_calls_it() throws Exception {
    Path file = Files.writeString(folder.resolve("sales.parquet"), "PAR1 and nothing more");

    assertThatThrownBy(() -> shop.load(MAPPING, file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("sales.parquet is not a Parquet file that can be read (")
        .message()
        .doesNotContain("raw/shop", "\n");
  }

  private static LoadReport sales(LoadOutcome outcome) {
    return ((LoadOutcome.SalesLoaded) outcome).report();
  }
}
