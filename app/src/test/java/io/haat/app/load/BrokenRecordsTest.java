package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.CommandLineRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokenRecordsTest {
  private static final int LONG_LINE = 20_000_000;
  private final Shop shop = Shop.shared();

  @Test
  void broken_records_are_kept_whole_and_the_rows_around_them_are_loaded() throws Exception {
    List<String> good = Receipts.csv(Receipts.of(40)).lines().toList();
    String stray = "R9,1,2024-03-01 10:00:00,S1,P1,a \"stray\" quote\" here\",C1,1,1.00";
    String unclosed = "R9,2,2024-03-01 10:00:00,S1,P1,\"never closed,C1,1,1.00";
    String few = "R9,3,2024-03-01 10:00:00,S1";
    String many = "R9,4,2024-03-01 10:00:00,S1,P1,n,C1,1,1.00,more,and more";
    String nul = "R9,5,2024-03-01 10:00:00,S1,P1,n\0l,C1,1,1.00";
    String huge = "R9,6,2024-03-01 10:00:00,S1,P1," + "x".repeat(LONG_LINE) + ",C1,1,1.00";
    String latin = "R9,7,2024-03-01 10:00:00,S1,P1,caf\u00e9,C1,1,1.00";
    String opens = "R9,8,2024-03-01 10:00:00,S1,P1,\"opens,C1,1,1.00";
    String closes = "R9,9,2024-03-01 10:00:00,S1,P1,and closes\",C1,1,1.00";
    var text = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < good.size(); i++) {
      text.write((good.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
      String broken =
          switch (i) {
            case 3 -> stray;
            case 8 -> unclosed;
            case 12 -> few;
            case 15 -> many;
            case 20 -> nul;
            case 25 -> huge;
            case 33 -> opens;
            case 36 -> closes;
            default -> "";
          };
      text.write((broken.isEmpty() ? "" : broken + "\n").getBytes(StandardCharsets.UTF_8));
      if (i == 30) {
        text.write((latin + "\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    Path file = Files.write(shop.folder().resolve("broken.csv"), text.toByteArray());
    Path mapping = shop.mapping("broken", Receipts.mapping("broken", "format: csv"));

    Loaded loaded = shop.load(mapping, file);

    assertThat(loaded.status()).isZero();
    assertThat(loaded.read()).isEqualTo(49);
    assertThat(loaded.sales()).isEqualTo(40);
    assertThat(loaded.rejected()).isEqualTo(9);
    assertThat(loaded.byRule())
        .containsEntry("wrong_column_count", 2L)
        .containsEntry("invalid_character", 1L)
        .containsEntry("invalid_encoding", 1L)
        .containsEntry("record_too_long", 1L)
        .containsKey("malformed_quoting");
    assertThat(kept("wrong_column_count")).containsExactly(few, many);
    assertThat(kept("malformed_quoting")).contains(stray, unclosed, opens, closes);
    assertThat(kept("record_too_long")).containsExactly(huge);
    assertThat(bytes("invalid_character")).containsExactly(hex(nul, StandardCharsets.UTF_8));
    assertThat(bytes("invalid_encoding")).containsExactly(hex(latin, StandardCharsets.ISO_8859_1));
  }

  @Test
  void generated_dirt_is_found_by_the_rules_that_it_was_made_for() throws Exception {
    Path file = shop.folder().resolve("dirty.csv");
    CommandLineRun generated =
        shop.run(
            "generate", "--rows", "50000", "--out", file.toString(), "--dirty", "0.01", "--json");
    Loaded loaded = shop.load(shop.shipped("generated", "dirty"), file);
    var promised = Loaded.json(generated.out());
    assertThat(loaded.byRule()).isEqualTo(Loaded.counts(promised.path("by_rule"))).hasSize(20);
    assertThat(loaded.read()).isEqualTo(50_000);
    assertThat(loaded.sales()).isEqualTo(promised.path("sales").asLong());
    assertThat(loaded.refunds()).isEqualTo(promised.path("refunds").asLong());
    assertThat(loaded.rejected()).isEqualTo(promised.path("bad").asLong());
  }

  @Test
  void what_a_file_holds_twice_is_loaded_once_however_much_it_is() throws Exception {
    Path once = shop.folder().resolve("not-repeated.csv");
    shop.run("generate", "--rows", "20000", "--out", once.toString(), "--dirty", "0");
    List<String> lines = new ArrayList<>(Files.readAllLines(once));
    lines.addAll(lines.subList(1, lines.size()));
    Path twice = Files.write(shop.folder().resolve("repeated.csv"), lines);
    Loaded loaded =
        shop.load(shop.shipped("generated", "repeated"), twice, "--unit-records", "10000");

    assertThat(loaded.status()).isZero();
    assertThat(loaded.sales() + loaded.refunds()).isEqualTo(20_000);
    assertThat(loaded.byRule()).containsExactly(Map.entry("duplicate", 20_000L));
  }

  private List<String> kept(String rule) throws Exception {
    return shop.rows(
        "select raw from v_rejected where retailer = 'broken' and ? = any (rules) order by raw_row",
        rule);
  }

  private List<String> bytes(String rule) throws Exception {
    return shop.rows(
        """
        select encode(x.bytes, 'hex') from rejected_record x
        join load_unit u using (load_unit_key) join dim_retailer r using (retailer_key)
        where r.retailer = 'broken' and ? = any (x.rules)""",
        rule);
  }

  private static String hex(String text, java.nio.charset.Charset charset) {
    return java.util.HexFormat.of().formatHex(text.getBytes(charset));
  }
}
