package io.haat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.LoadReport;
import io.haat.batch.load.TransformOnly;
import io.haat.batch.mapping.MappingReader;
import io.haat.lake.DirectoryStore;
import io.haat.lake.DuckDbLimits;
import io.haat.simulator.csv.CsvSalesWriter;
import io.haat.simulator.csv.GeneratedCounts;
import io.haat.simulator.sales.GenerateRequest;
import io.haat.warehouse.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Both sides of the transform's ratio, against what the generator says that it wrote. */
class TransformsTest {
  private static final long ROWS = 20_000;

  @TempDir private Path folder;

  private Path file;
  private GeneratedCounts written;

  @BeforeEach
  void write_a_dirty_file() throws IOException {
    file = folder.resolve("sales.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      written = CsvSalesWriter.write(GenerateRequest.of(ROWS, 7).withDirty(0.02), out);
    }
  }

  @Test
  void the_transform_finds_every_bad_row_also_duplicates_of_earlier_units() throws Exception {
    Path lake = folder.resolve("lake");
    Path scratch = lake.resolve(".scratch");
    var place =
        new LoadPlace(
            new DirectoryStore(lake),
            new Warehouse(new PGSimpleDataSource()),
            new DuckDbLimits(128, 1, scratch),
            1_000,
            scratch,
            Clock.systemUTC());
    var transform =
        new TransformOnly(place, MappingReader.read(Path.of("..", "sources", "generated.yaml")));

    LoadReport report = transform.transform(transform.land(file));

    assertThat(report.read()).isEqualTo(written.rows());
    assertThat(report.sales()).isEqualTo(written.sales());
    assertThat(report.refunds()).isEqualTo(written.refunds());
    assertThat(report.rejected()).isEqualTo(written.bad());
    assertThat(place.lake().list("curated/")).isNotEmpty();
    assertThat(place.lake().list("rejected/")).hasSize(20);
  }

  @Test
  void hand_written_sql_finds_the_same_good_lines_but_for_those_after_stray_quotes()
      throws Exception {
    var byHand = new HandWrittenTransform(new DuckDbLimits(256, 2, folder.resolve("tmp")));

    long good = byHand.run(file, folder);

    long clean = written.sales() + written.refunds();
    assertThat(good).isCloseTo(clean, within(clean / 50)).isLessThanOrEqualTo(clean);
    assertThat(folder.resolve("rejected.parquet")).isNotEmptyFile();
  }
}
