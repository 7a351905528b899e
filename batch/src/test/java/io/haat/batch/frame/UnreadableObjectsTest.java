package io.haat.batch.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableObjectsTest {
  @TempDir Path directory;

  private void assertUnreadable(byte[] object, String... messageParts) {
    assertThatThrownBy(() -> readAll(new ByteArrayInputStream(object)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("sales.csv ")
        .hasMessageContainingAll(messageParts);
    assertThat(directory).isEmptyDirectory();
  }

  private long readAll(InputStream object) throws IOException {
    long rows = 0;
    try (UnitSource source = Framing.open(object, "sales.csv", FrameRequest.csv(directory))) {
      for (FramedUnit unit = source.next(); unit != null; unit = source.next()) {
        rows += unit.rowCount();
      }
    }
    return rows;
  }

  @Test
  void an_empty_file_is_named() throws IOException {
    assertUnreadable(new byte[0], "is empty");
    assertUnreadable(gzip(new byte[0]), "is empty");
    assertUnreadable("\uFEFF".getBytes(UTF_8), "is empty");
  }

  @Test
  void a_file_of_blank_lines_has_no_columns() {
    assertUnreadable("\n\r\n\n".getBytes(UTF_8), "has no record");
  }

  @ParameterizedTest
  @CsvSource({
    "'PK\u0003\u0004.....[Content_Types].xml', an Excel workbook (.xlsx)",
    "'PK\u0003\u0004.....sales.csv', a zip archive",
    "'%PDF-1.7', a PDF",
    "'PAR1\u0015', a Parquet file",
    "'\u00D0\u00CF\u0011\u00E0', an old Excel workbook",
    "'SQLite format 3\u0000', an SQLite database",
    "' <!DOCTYPE HTML><html>', a web page",
  })
  void well_known_files_are_named(String head, String name) {
    assertUnreadable(head.getBytes(ISO_8859_1), "is " + name, "not a text file");
  }

  @Test
  void an_archive_inside_gzip_is_named() throws IOException {
    assertUnreadable(gzip("%PDF-1.7".getBytes(UTF_8)), "is a PDF");
  }

  @Test
  void binary_data_is_no_text() {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    assertUnreadable(noise, "is a binary file");

    byte[] zeros = Arrays.copyOf("a,b\n1,2\n".getBytes(UTF_8), 4000);
    assertUnreadable(zeros, "is a binary file");
  }

  @Test
  void utf_16_that_is_read_as_utf_8_is_told() {
    assertUnreadable("\uFEFFa,b\n1,2\n".getBytes(UTF_16LE), "UTF-16", "Set encoding: utf-16");
    assertUnreadable("a,b\n1,2\n".getBytes(UTF_16LE), "binary", "encoding:");
  }

  @Test
  void a_header_in_another_charset_is_told() {
    assertUnreadable("prix,quantit\u00e9\n1,2\n".getBytes(ISO_8859_1), "first line", "encoding:");
  }

  @Test
  void a_header_with_a_stray_quote_is_told() {
    assertUnreadable("a,\"b\n1,2\n".getBytes(UTF_8), "first line", "quotes do not match");
  }

  @Test
  void a_first_line_without_end_is_told() {
    assertUnreadable("x".repeat(5 << 20).getBytes(UTF_8), "has no line end");
  }

  @Test
  void truncated_gzip_surfaces_wherever_it_breaks() throws IOException {
    byte[] whole = gzip(csv(200));
    for (int length = 2; length < whole.length; length++) {
      assertUnreadable(Arrays.copyOf(whole, length), "ends in the middle of its gzip data");
    }
  }

  @Test
  void a_truncated_second_member_surfaces() throws IOException {
    byte[] first = gzip("a,b\n1,2\n".getBytes(UTF_8));
    byte[] second = gzip("3,4\n".getBytes(UTF_8));
    byte[] both = concat(first, second);

    for (int length = first.length + 1; length < both.length; length++) {
      assertUnreadable(Arrays.copyOf(both, length), "ends in the middle of its gzip data");
    }
    assertUnreadable(concat(both, "more".getBytes(UTF_8)), "is corrupt as gzip");
    assertThat(readAll(new ByteArrayInputStream(both))).isEqualTo(2);
    assertThat(readAll(new ByteArrayInputStream(concat(both, new byte[512])))).isEqualTo(2);
  }

  @Test
  void members_are_read_from_a_stream_that_never_says_what_is_available() throws IOException {
    byte[] both = concat(gzip("a,b\n1,2\n".getBytes(UTF_8)), gzip("3,4\n".getBytes(UTF_8)));
    InputStream slow =
        new ByteArrayInputStream(both) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(1, length));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };

    assertThat(readAll(slow)).isEqualTo(2);
  }

  @Test
  void a_changed_byte_in_gzip_surfaces() throws IOException {
    byte[] object = gzip(csv(100_000));
    object[object.length / 2] ^= 0x10;

    assertUnreadable(object, "gzip");
  }

  @Test
  void a_sum_or_length_that_does_not_fit_surfaces() throws IOException {
    for (int behind : new int[] {8, 4}) {
      byte[] object = gzip(csv(10));
      object[object.length - behind] ^= 1;

      assertUnreadable(object, "is corrupt as gzip (its check sum does not fit)", "get the file");
    }
  }

  @Test
  void truncated_zstandard_surfaces() {
    byte[] whole = Zstd.compress(csv(20_000));
    for (int length : new int[] {5, 20, whole.length / 2, whole.length - 1}) {
      assertUnreadable(Arrays.copyOf(whole, length), "ends in the middle of its Zstandard data");
    }
    assertUnreadable(concat(whole, "more".getBytes(UTF_8)), "Zstandard");
  }

  @Test
  void a_changed_byte_in_zstandard_surfaces() {
    byte[] object = Zstd.compress(csv(20_000), 3);
    object[9] ^= 0x55;

    assertUnreadable(object, "is corrupt as Zstandard");
  }

  @Test
  void units_before_the_damage_are_followed_by_the_error() throws IOException {
    byte[] whole = gzip(csv(50_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    FrameRequest request = FrameRequest.csv(directory).withRecordsPerUnit(1000);
    try (UnitSource source = Framing.open(new ByteArrayInputStream(half), "sales.csv", request)) {
      assertThat(source.next()).isNotNull();
      assertThatThrownBy(
              () -> {
                while (source.next() != null) {}
              })
          .isInstanceOf(UnreadableFileException.class);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.count()).as("two files a unit, none of the broken one").isEven();
    }
  }

  @Test
  void compressed_objects_read_as_plain_ones() throws IOException {
    byte[] plain = csv(100_000);

    assertThat(readAll(new ByteArrayInputStream(plain))).isEqualTo(100_000);
    assertThat(readAll(new ByteArrayInputStream(gzip(plain)))).isEqualTo(100_000);
    assertThat(readAll(new ByteArrayInputStream(Zstd.compress(plain)))).isEqualTo(100_000);
  }

  private static byte[] csv(int rows) {
    StringBuilder text = new StringBuilder("id,qty\n");
    Random random = new Random(1);
    for (int row = 0; row < rows; row++) {
      text.append(random.nextInt(1 << 30)).append(",1\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
      gzip.write(bytes);
    }
    return target.toByteArray();
  }
}
