package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.app.cli.CommandLineRun;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFilesTest {
  private static final Shop SHOP = Shop.shared();
  private static final Pattern ADVICE = Pattern.compile("haat load (\\S+) --source (\\S+)");

  @ParameterizedTest
  @ValueSource(strings = {"made.csv", "made.csv.gz", "made.PARQUET"})
  void what_was_generated_loads_as_is_said(String name) throws Exception {
    CommandLineRun made = generate(name);
    assertThat(made.status()).as(made.err()).isZero();
    Matcher advice = ADVICE.matcher(made.out());
    assertThat(advice.find()).as(made.out()).isTrue();
    Path mapping = SHOP.shipped(advice.group(2), "retailer-of-" + name.toLowerCase(Locale.ROOT));

    Loaded loaded = SHOP.load(mapping, Path.of(advice.group(1)));

    assertThat(loaded.status()).as(loaded.err()).isZero();
    assertThat(loaded.read()).isEqualTo(200);
    assertThat(loaded.rejected()).isZero();
  }

  @Test
  void a_name_that_ends_in_gz_is_given_to_compressed_rows() throws Exception {
    generate("plain.csv");
    generate("packed.csv.gz");

    try (InputStream packed =
        new GZIPInputStream(Files.newInputStream(SHOP.folder().resolve("packed.csv.gz")))) {
      assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(SHOP.folder().resolve("plain.csv")));
    }
  }

  @Test
  void a_folder_that_is_missing_is_named() {
    Path folder = SHOP.folder().resolve("nowhere");
    CommandLineRun run = generate(folder.resolve("x.csv").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no folder " + folder + ";");
  }

  @Test
  void a_compression_that_is_not_written_is_refused() {
    assertThat(generate("made.csv.zst").err()).contains("name a .csv, .csv.gz or .parquet file");
  }

  private static CommandLineRun generate(String name) {
    return SHOP.run("generate", "--rows", "200", "--seed", "3", "--out", name);
  }
}
