package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest extends DatabaseTest {

  @Test
  void a_mapping_is_read_with_all_its_parts() throws MappingException {
    Mapping mapping = MappingReader.read(Yaml.GOOD, "shop.yaml", database);

    assertThat(mapping.name()).isEqualTo(new SourceName("my-shop"));
    assertThat(mapping.retailer()).isEqualTo("shops");
    assertThat(mapping.format()).isEqualTo(Format.CSV);
    assertThat(mapping.charset()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(mapping.csv())
        .isEqualTo(new CsvOptions(Optional.of(';'), Optional.of('"'), true, List.of("", "NA")));
    assertThat(mapping.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(mapping.currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(mapping.target()).isEqualTo(Target.LINE);
    assertThat(mapping.fields().keySet())
        .containsExactly("transaction_id", "sold_at", "product_id", "quantity", "unit_price");
    Expression quantity = mapping.fields().get("quantity");
    assertThat(quantity.sql()).isEqualTo("number(Menge, '1.234,56')");
    assertThat(quantity.columns()).containsExactly("Menge");
    assertThat(quantity.line()).isEqualTo(12);
    assertThat(mapping.reject())
        .extracting(RejectRule::rule)
        .containsExactly("free_gift", "test_receipt");
    assertThat(mapping.reject().get(1).rawColumns()).containsExactly("Bon");
    assertThat(mapping.reject().get(1).when().line()).isEqualTo(17);
    assertThat(mapping.rows()).isEmpty();
    assertThat(mapping.origin()).isEqualTo("shop.yaml");
    assertThat(mapping.fingerprint()).matches("[0-9a-f]{12}");
  }

  @Test
  void what_a_mapping_leaves_out_has_its_usual_value() throws MappingException {
    Mapping mapping = MappingReader.read("source: s\nstore:\n  store_id: Id\n", "s.yaml", database);

    assertThat(mapping.retailer()).isEqualTo("s");
    assertThat(mapping.format()).isEqualTo(Format.CSV);
    assertThat(mapping.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(mapping.csv()).isEqualTo(CsvOptions.DEFAULT);
    assertThat(mapping.timezone()).isEqualTo(ZoneOffset.UTC);
    assertThat(mapping.currency().getCurrencyCode()).isEqualTo("XXX");
    assertThat(mapping.target()).isEqualTo(Target.STORE);
  }

  @Test
  void the_fingerprint_follows_the_meaning_and_not_the_layout() throws MappingException {
    String print = MappingReader.read(Yaml.GOOD, "a.yaml", database).fingerprint();

    assertThat(MappingReader.read("# note\n\n" + Yaml.GOOD, "b.yaml", database).fingerprint())
        .isEqualTo(print);
    assertThat(
            MappingReader.read(Yaml.with("number(Preis,", "-number(Preis,"), "a", database)
                .fingerprint())
        .isNotEqualTo(print);
    assertThat(MappingReader.read(Yaml.with("EUR", "CHF"), "a", database).fingerprint())
        .isNotEqualTo(print);
    assertThat(
            MappingReader.read(Yaml.with("unit_price = 0", "unit_price = 1"), "a", database)
                .fingerprint())
        .isNotEqualTo(print);
  }

  @Test
  void the_zone_may_be_left_out_where_every_time_has_an_offset() throws MappingException {
    String noZone = Yaml.with("timezone: Europe/Berlin\n", "");

    assertThatThrownBy(() -> MappingReader.read(noZone, "s.yaml", database))
        .hasMessageContaining("s.yaml: timezone: is missing");
    String offsets = noZone.replace("'%d.%m.%Y %H:%M'", "'%Y-%m-%dT%H:%M:%S%z'");
    assertThat(MappingReader.read(offsets, "s.yaml", database).timezone())
        .isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void every_problem_of_a_file_is_listed_in_the_order_of_its_lines() {
    String yaml =
        Yaml.GOOD
            .replace("Europe/Berlin", "Europe/Belin")
            .replace("number(Menge, '1.234,56')", "sum(Menge)")
            .replace("product_id:", "produkt_id:");

    var failure =
        catchThrowableOfType(
            MappingException.class, () -> MappingReader.read(yaml, "x.yaml", database));

    assertThat(failure.problems())
        .extracting(problem -> problem.line() + " " + problem.key())
        .containsExactly(
            "6 timezone", "9 line.product_id", "11 line.produkt_id", "12 line.quantity");
    assertThat(failure.getMessage().lines()).hasSize(4);
  }

  @Test
  void a_file_is_read_with_a_database_of_its_own(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), Yaml.GOOD);

    assertThat(MappingReader.read(file).origin()).isEqualTo(file.toString());
  }

  @Test
  void a_file_that_is_no_text_is_refused(@TempDir Path folder) throws Exception {
    Path latin = Files.write(folder.resolve("a.yaml"), new byte[] {'a', (byte) 0xE9, 'b'});
    Path large = Files.write(folder.resolve("b.yaml"), new byte[300 * 1024]);

    assertThatThrownBy(() -> MappingReader.read(latin, database))
        .hasMessage(latin + ": is not UTF-8 text; save it as UTF-8");
    assertThatThrownBy(() -> MappingReader.read(large, database)).hasMessageContaining("256 KiB");
    assertThatThrownBy(() -> MappingReader.read(folder.resolve("no.yaml"), database))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> MappingReader.read(folder, database))
        .hasMessageContaining("there is no such file");
  }
}
