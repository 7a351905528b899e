package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OverlappingFilesTest {
  private final Shop shop = Shop.shared();

  @Test
  void the_same_lines_in_another_file_are_already_there() throws Exception {
    Path mapping = shop.shipped("online-retail", "again");
    Path file = Receipts.onlineRetail(shop.folder().resolve("again.csv"), 2_000);
    Loaded first = shop.load(mapping, file);
    assertThat(first.sales()).isGreaterThan(1_000);
    List<String> lines = Files.readAllLines(file);
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(5));
    Path reordered = Halves.write(file, "reordered-", lines.get(0), rows);
    Path subset = Halves.write(file, "subset-", lines.get(0), rows.subList(0, 500));
    Path packed = shop.folder().resolve("again-packed.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    try (Connection connection = shop.connect()) {
      Map<String, String> before = BusinessTables.withoutRejects(connection, "again");
      for (Path other : List.of(reordered, subset, packed)) {
        Loaded again = shop.load(mapping, other);
        assertThat(again.status()).isZero();
        assertThat(again.sales() + again.refunds()).as("new lines of %s", other).isZero();
        assertThat(again.rejected()).isLessThanOrEqualTo(first.rejected());
        assertThat(BusinessTables.withoutRejects(connection, "again")).isEqualTo(before);
      }
      assertThat(LakeLines.inLake(shop.lake(), "again"))
          .isEqualTo(LakeLines.inWarehouse(connection, "again"));
    }
  }

  @Test
  void overlapping_files_make_the_same_tables_in_either_order() throws Exception {
    Path file = Receipts.onlineRetail(shop.folder().resolve("order.csv"), 3_000);
    Halves halves = Halves.of(file);
    Path forward = shop.shipped("online-retail", "forward");
    Path backward = shop.shipped("online-retail", "backward");
    shop.load(forward, halves.first());
    Loaded overlap = shop.load(forward, halves.second());
    assertThat(overlap.alreadyThere()).isGreaterThan(500);
    shop.load(backward, halves.second());
    shop.load(backward, halves.first());
    try (Connection connection = shop.connect()) {
      // Names are told apart by when they are learnt: an older file does not rewrite their history.
      assertThat(BusinessTables.withoutNames(connection, "backward"))
          .isEqualTo(BusinessTables.withoutNames(connection, "forward"));
      assertThat(BusinessTables.orphans(connection)).isEmpty();
    }
  }

  @Test
  void a_numbered_line_with_other_content_is_a_duplicate() throws Exception {
    Path mapping = shop.mapping("numbered", Receipts.mapping("numbered", "format: csv"));
    var receipt = Receipts.of(3);
    shop.load(mapping, shop.write("numbered.csv", Receipts.csv(receipt)));
    Loaded changed =
        shop.load(
            mapping,
            shop.write("numbered-2.csv", Receipts.csv(receipt).replace(",2,1.25", ",7,1.25")));
    assertThat(changed.byRule()).containsOnlyKeys("duplicate");
    assertThat(changed.rejected() + changed.alreadyThere()).isEqualTo(changed.read());
    assertThat(changed.rejected()).isPositive();
    assertThat(shop.value("select count(*) from v_sales where retailer = ?", "numbered"))
        .contains("3");
  }

  @Test
  void what_a_killed_load_left_in_the_lake_is_not_counted_beside_the_same_lines_of_another_file()
      throws Exception {
    Path file = Receipts.onlineRetail(shop.folder().resolve("orphan.csv"), 500);
    List<String> lines = Files.readAllLines(file);
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.reverse(rows);
    Path other = Halves.write(file, "other-", lines.get(0), rows);
    shop.load(shop.shipped("online-retail", "whose-files"), file);
    Path mapping = shop.shipped("online-retail", "orphan");
    Path curated = shop.lake().resolve("curated/sales");
    try (var files = Files.walk(curated.resolve("retailer=whose-files"))) {
      for (Path left : files.filter(Files::isRegularFile).toList()) {
        Path month = curated.resolve("retailer=whose-files").relativize(left);
        Path killed = curated.resolve("retailer=orphan").resolve(month);
        Files.createDirectories(killed.getParent());
        Files.copy(left, killed);
      }
    }
    assertThat(shop.load(mapping, other).sales()).isPositive();
    assertThat(shop.load(mapping, file).alreadyThere()).isPositive();
    try (Connection connection = shop.connect()) {
      assertThat(LakeLines.inLake(shop.lake(), "orphan"))
          .isEqualTo(LakeLines.inWarehouse(connection, "orphan"));
    }
  }
}
