package io.haat.batch.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsTest {
  @TempDir Path directory;

  @Test
  void units_are_consecutive_slices_of_the_object() {
    StringBuilder object = new StringBuilder("a,b\n");
    for (int row = 1; row <= 1205; row++) {
      object.append(row % 7 == 0 ? "ragged\n" : row + ",x\n");
    }

    Framed framed =
        Framed.of(object.toString(), FrameRequest.csv(directory).withRecordsPerUnit(100));

    assertThat(framed.units()).hasSize(13);
    assertThat(framed.units()).extracting(FramedUnit::firstRow).startsWith(1L, 101L, 201L);
    assertThat(framed.units()).extracting(FramedUnit::index).startsWith(0, 1, 2);
    assertThat(framed.units()).extracting(FramedUnit::rowCount).startsWith(100L).endsWith(5L);
    assertThat(framed.recordsRead()).isEqualTo(1205);
    assertThat(framed.rows()).allMatch(row -> row.get(0).equals(row.get(1)));
    assertThat(framed.rejects()).allMatch(reject -> reject.row() % 7 == 0).hasSize(172);
  }

  @Test
  void a_unit_may_hold_rejects_only() {
    Framed framed =
        Framed.of("a,b\n1\n2\n3,4\n", FrameRequest.csv(directory).withRecordsPerUnit(2));

    assertThat(framed.units()).extracting(FramedUnit::recordCount).containsExactly(0L, 1L);
    assertThat(framed.lines()).containsExactly("3|3|4");
  }

  @Test
  void a_records_text_is_found_by_its_row() throws IOException {
    StringBuilder object = new StringBuilder("a,b\n");
    for (int row = 1; row <= 20_000; row++) {
      object.append(row % 3 == 0 ? "bad\n" : "\"r\n" + row + "\", é \r\n");
    }
    Framed framed =
        Framed.of(object.toString(), FrameRequest.csv(directory).withRecordsPerUnit(15_000));

    for (FramedUnit unit : framed.units()) {
      try (RecordTexts texts = unit.offsets().open(unit.records())) {
        for (long row = unit.firstRow(); row < unit.firstRow() + unit.rowCount(); row++) {
          Optional<String> expected =
              row % 3 == 0 ? Optional.empty() : Optional.of("\"r\n" + row + "\", é ");
          assertThat(texts.text(row)).isEqualTo(expected);
        }
        long behind = unit.firstRow() + unit.rowCount();
        assertThatThrownBy(() -> texts.text(behind))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("row " + behind + " is not of this unit");
      }
    }
    FramedUnit last = framed.units().get(1);
    assertThat(last.offsets().text(last.records(), 20_000)).contains("\"r\n20000\", é ");
  }

  @Test
  void a_line_of_20_megabytes_is_rejected_whole_and_reading_goes_on() {
    String line = "1," + "x".repeat(20 << 20);

    Framed framed = Framed.of("a,b\n" + line + "\r\n2,y\n", FrameRequest.csv(directory));

    assertThat(framed.lines()).containsExactly("2|2|y");
    assertThat(framed.rejects()).hasSize(1);
    assertThat(framed.rejects().get(0).rules()).containsExactly("record_too_long");
    assertThat(framed.rejects().get(0).cut()).isFalse();
    assertThat(Framed.text(framed.rejects().get(0))).isEqualTo(line);
  }

  @Test
  void of_a_longer_line_32_mebibytes_are_kept() throws IOException {
    long length = 200L << 20;

    try (UnitSource source =
        Framing.open(
            endless("a,b\n", length, "\n1,2\n"), "sales.csv", FrameRequest.csv(directory))) {
      FramedUnit unit = source.next();
      assertThat(source.next()).isNull();
      assertThat(unit.recordCount()).isEqualTo(1);
      try (FramedRejects rejects = FramedRejects.open(unit.rejects())) {
        FramedReject reject = rejects.next();
        assertThat(reject.bytes()).hasSize(FramedRejects.MAX_BYTES);
        assertThat(reject.length()).isEqualTo(length);
        assertThat(reject.cut()).isTrue();
        assertThat(rejects.next()).isNull();
      }
      assertThat(source.bytesRead()).isEqualTo(4 + length + 5);
    }
  }

  @Test
  void a_record_of_one_mebibyte_is_the_longest_taken() {
    String longest = "1," + "é".repeat((Framing.MAX_RECORD_BYTES - 2) / 2);

    Framed framed =
        Framed.of(
            "a,b\n" + longest + "\r\n" + longest + "x\r\n" + longest, FrameRequest.csv(directory));

    assertThat(framed.rows()).extracting(row -> row.get(0)).containsExactly("1", "3");
    assertThat(framed.rows().get(0).get(2)).isEqualTo(longest.substring(2));
    assertThat(framed.rejects()).extracting(FramedReject::row).containsExactly(2L);
  }

  @Test
  void records_that_cross_the_buffers_of_duckdb_are_read_whole() {
    Random random = new Random(11);
    StringBuilder object = new StringBuilder("a,b\n");
    List<String> expected = new ArrayList<>();
    for (int row = 1; row <= 150; row++) {
      StringBuilder value = new StringBuilder();
      int length = random.nextInt(row % 10 == 0 ? 200 : 400_000);
      while (value.length() < length) {
        value.append(List.of("\"", "\n", "\r\n", ",", "\r", "é", "word").get(random.nextInt(7)));
      }
      expected.add(value.toString());
      object.append('"').append(value.toString().replace("\"", "\"\"")).append("\",x\n");
    }

    Framed framed = Framed.of(object.toString(), FrameRequest.csv(directory));

    assertThat(object.length()).isGreaterThan(3 * 8 << 20);
    assertThat(framed.rejects()).isEmpty();
    for (int i = 0; i < expected.size(); i++) {
      String value = framed.rows().get(i).get(1);
      assertThat(value == null ? "" : value).as("row %d", i + 1).isEqualTo(expected.get(i));
    }
  }

  @Test
  void a_quote_left_open_for_more_than_a_mebibyte_rejects_its_first_line() {
    String rest = "2,y\n".repeat(500_000);

    Framed framed = Framed.of("a,b\n1,\"x\n" + rest, FrameRequest.csv(directory));

    assertThat(framed.rejectLines()).containsExactly("1|malformed_quoting|1,\"x");
    assertThat(framed.rows()).hasSize(500_000);
  }

  @Test
  void files_of_a_unit_that_broke_off_are_removed() throws IOException {
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream("a,b\n1,2\n".repeat(200_000).getBytes()),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("device gone");
              }
            });
    try (UnitSource source = Framing.open(breaking, "sales.csv", FrameRequest.csv(directory))) {
      assertThatThrownBy(source::next).hasMessage("device gone");
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  private static InputStream endless(String before, long xs, String after) {
    byte[] head = before.getBytes();
    byte[] tail = after.getBytes();
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        long i = at++;
        if (i < head.length) {
          return head[(int) i];
        }
        i -= head.length;
        if (i < xs) {
          return 'x';
        }
        i -= xs;
        return i < tail.length ? tail[(int) i] : -1;
      }
    };
  }
}
