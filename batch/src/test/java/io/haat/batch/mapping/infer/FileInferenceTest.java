package io.haat.batch.mapping.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.DatabaseTest;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file is written: its encoding, its format, its rows. */
class FileInferenceTest extends DatabaseTest {
  private static final Hints EUROS =
      new Hints(Optional.of(Currency.getInstance("EUR")), Optional.empty());
  private static final List<String> HEADER =
      List.of("Order ID", "Order Date", "SKU", "Qty", "Unit Price", "Store");

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ';', utf-8",
    "UTF-16, ',', utf-16",
    "UTF-16LE, '\t', utf-16le",
    "windows-1252, '|', windows-1252"
  })
  void encoding_and_delimiter_are_found(
      String charset, char delimiter, String encoding, @TempDir Path folder) throws Exception {
    String d = String.valueOf(delimiter);
    String text =
        String.join(d, HEADER)
            + "\r\n"
            + String.join(d, "1", "2024-01-31", "\"a\nb\"", "1", "2.50", "Köln")
            + "\r\n";
    Path file =
        Files.write(folder.resolve("Köln 2024.csv"), text.getBytes(Charset.forName(charset)));

    Proposal proposal = new SourceInference(database).propose(file, EUROS);

    assertThat(proposal.unclear()).isEmpty();
    Mapping mapping = MappingReader.read(proposal.yaml(), "p", database);
    assertThat(mapping.charset()).isEqualTo(Charset.forName(encoding));
    assertThat(mapping.csv().delimiter()).contains(delimiter);
    assertThat(mapping.name().value()).isEqualTo("k-ln-2024");
    Proposals.assertReadsAndBinds(database, proposal, HEADER);
  }

  @Test
  void nested_json_names_its_rows(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("orders.jsonl"),
            """
            {"order_id": "1", "order_date": "2024-01-31T10:00:00Z", "lines": [{"sku": "a", "qty": 1, "price": 2.5}]}
            {"order_id": "2", "order_date": "2024-01-31T10:00:00Z", "lines": [{"sku": "b", "qty": 1, "price": 2.5}]}
            """);

    Proposal proposal = new SourceInference(database).propose(file, EUROS);

    assertThat(proposal.unclear()).isEmpty();
    assertThat(proposal.yaml())
        .contains("format: jsonl\n")
        .contains("rows: lines\n")
        .contains("timezone: UTC\n")
        .doesNotContain("carry no offset");
    Proposals.assertReadsAndBinds(
        database, proposal, List.of("order_id", "order_date", "sku", "qty", "price"));
  }

  @Test
  void parquet_is_read_by_its_columns(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("sales.parquet");
    database.execute(
        "copy (select 1 as order_id, timestamp '2024-01-31 10:00:00' as order_date, 'a' as sku, 1 as qty,"
            + " 2.50::decimal(9,2) as price) to '"
            + file
            + "'");

    Proposal proposal = new SourceInference(database).propose(file, EUROS);

    assertThat(proposal.unclear()).isEmpty();
    assertThat(proposal.yaml()).contains("format: parquet\n");
  }

  @Test
  void an_empty_file_is_unclear_and_not_an_error(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("empty.csv"), "");

    assertThat(new SourceInference(database).propose(file, EUROS).unclear())
        .anyMatch(text -> text.startsWith("header: the file is empty"));
  }
}
