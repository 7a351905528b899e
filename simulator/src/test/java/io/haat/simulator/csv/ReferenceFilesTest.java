package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.simulator.sales.GenerateRequest;
import io.haat.simulator.world.World;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceFilesTest {
  private final GenerateRequest request = GenerateRequest.of(5_000, 8);
  private final World world = request.world();

  @Test
  void the_catalogue_lists_every_product_with_a_cost_below_its_price() throws Exception {
    List<List<String>> rows = catalogue();

    assertThat(rows.get(0))
        .containsExactly(
            "product_id",
            "product_name",
            "category",
            "brand",
            "unit_cost",
            "unit_price",
            "unit_of_measure",
            "lead_time_days");
    assertThat(rows).hasSize(1_001);
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(row).hasSize(8);
      assertThat(new BigDecimal(row.get(4))).isPositive().isLessThan(new BigDecimal(row.get(5)));
      assertThat(row.get(5)).matches("\\d+\\.\\d\\d");
      assertThat(row.get(6)).isIn("kg", "each");
    }
  }

  @Test
  void the_store_list_lists_every_store_with_its_place_and_zone() throws Exception {
    List<List<String>> rows = stores();

    assertThat(rows.get(0))
        .containsExactly(
            "store_id",
            "store_name",
            "city",
            "region",
            "country",
            "tier",
            "timezone",
            "currency",
            "latitude",
            "longitude",
            "opened_on");
    assertThat(rows).hasSize(101);
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(row.subList(6, 8)).containsExactly("Asia/Kolkata", "INR");
      assertThat(Double.parseDouble(row.get(8))).isBetween(6.0, 36.0);
      assertThat(Double.parseDouble(row.get(9))).isBetween(68.0, 98.0);
      assertThat(LocalDate.parse(row.get(10))).isBefore(LocalDate.of(2026, 1, 1));
    }
  }

  @Test
  void every_store_and_product_of_the_sales_is_listed_under_the_same_name() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvSalesWriter.write(request, out);
    List<List<String>> sales = parse(out);
    Set<List<String>> products =
        catalogue().stream().map(row -> row.subList(0, 3)).collect(Collectors.toSet());
    Set<List<String>> stores =
        stores().stream().map(row -> row.subList(0, 4)).collect(Collectors.toSet());

    for (List<String> sale : sales.subList(1, sales.size())) {
      assertThat(products).contains(sale.subList(9, 12));
      assertThat(stores).contains(sale.subList(4, 8));
    }
  }

  @Test
  void the_shipped_mappings_map_every_column() throws Exception {
    assertThat(mapped("generated-products.yaml")).isEqualTo(catalogue().get(0));
    assertThat(mapped("generated-stores.yaml")).isEqualTo(stores().get(0));
  }

  private static List<String> mapped(String mapping) throws Exception {
    return Files.readString(Path.of("..", "sources", mapping))
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().split(":")[0])
        .toList();
  }

  private List<List<String>> catalogue() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CatalogueWriter.write(world, out);
    return parse(out);
  }

  private List<List<String>> stores() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoreListWriter.write(world, out);
    return parse(out);
  }

  private static List<List<String>> parse(ByteArrayOutputStream out) {
    return out.toString(UTF_8).lines().map(StrictReader::fields).toList();
  }
}
