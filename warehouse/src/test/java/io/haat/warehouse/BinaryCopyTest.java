package io.haat.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.warehouse.testing.TestPostgres;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BinaryCopyTest {
  private static final int ROWS = 20_000;
  private static final List<Long> LONGS =
      List.of(0L, 1L, -1L, 9_999L, 10_000L, -10_000L, 1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<String> TEXTS =
      List.of("", " ", "साड़ी", "🧺", "a\tb\n\\.", "\\N", "NULL", "\"", "e\u0301", "\u0001");

  private static Connection connection;

  private final Random random = new Random(11);

  @BeforeAll
  static void connect() throws SQLException {
    connection = TestPostgres.emptyDatabase().getConnection();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void decimals_of_every_scale_arrive_to_the_digit() throws SQLException {
    var written = new ArrayList<String>();
    create("decimal_value", "n integer, value numeric");
    try (BinaryCopy copy = BinaryCopy.into(connection, "decimal_value", List.of("n", "value"))) {
      for (int scale = 0; scale <= 8; scale++) {
        for (int i = 0; i < 3_000; i++) {
          long unscaled = i < LONGS.size() ? LONGS.get(i) : number();
          copy.row();
          copy.int4(written.size());
          copy.numeric(unscaled, scale);
          written.add(BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
      }
      assertThat(copy.finish()).isEqualTo(written.size());
    }
    assertThat(read("select value::text from decimal_value order by n")).isEqualTo(written);
    // As PostgreSQL itself would have kept them.
    assertThat(
            read(
                """
                select n::text from decimal_value
                where numeric_send(value) <> numeric_send(value::text::numeric) limit 5"""))
        .isEmpty();
  }

  @Test
  void decimals_beyond_a_long_arrive_to_the_digit() throws SQLException {
    var written = new ArrayList<String>();
    create("large_value", "n integer, value numeric");
    try (BinaryCopy copy = BinaryCopy.into(connection, "large_value", List.of("n", "value"))) {
      for (int scale = 0; scale <= 8; scale++) {
        for (int bits = 0; bits < 127; bits++) {
          BigInteger size = new BigInteger(bits, random);
          BigInteger unscaled = random.nextBoolean() ? size : size.negate();
          copy.row();
          copy.int4(written.size());
          copy.numeric(unscaled, scale);
          written.add(new BigDecimal(unscaled, scale).toPlainString());
        }
      }
      assertThat(copy.finish()).isEqualTo(written.size());
    }
    assertThat(read("select value::text from large_value order by n")).isEqualTo(written);
  }

  @Test
  void a_scale_that_is_not_served_is_refused() throws SQLException {
    create("refused", "value numeric");
    try (BinaryCopy copy = BinaryCopy.into(connection, "refused", List.of("value"))) {
      copy.row();
      assertThatThrownBy(() -> copy.numeric(1, 9)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> copy.numeric(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(read("select count(*)::text from refused")).containsExactly("0");
  }

  @Test
  void every_type_arrives_as_it_was_written() throws SQLException {
    create(
        "mixed",
        """
        n bigint, small smallint, flag boolean, id uuid, at timestamptz, day date,
        word text, words text[], raw bytea""");
    var written = new ArrayList<Row>();
    try (BinaryCopy copy =
        BinaryCopy.into(
            connection,
            "mixed",
            List.of("n", "small", "flag", "id", "at", "day", "word", "words", "raw"))) {
      for (int i = 0; i < ROWS; i++) {
        Row row = row(i);
        write(copy, row);
        written.add(row);
      }
      assertThat(copy.finish()).isEqualTo(ROWS);
    }
    var read = new ArrayList<Row>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from mixed order by n")) {
      while (row.next()) {
        read.add(
            new Row(
                row.getLong("n"),
                row.getShort("small"),
                row.getBoolean("flag"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("word"),
                List.of((String[]) row.getArray("words").getArray()),
                new String(row.getBytes("raw"), StandardCharsets.UTF_8)));
      }
    }
    assertThat(read).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(read.get(i)).isEqualTo(written.get(i));
    }
  }

  @Test
  void a_text_of_20_mb_arrives_among_small_ones() throws SQLException {
    create("long_text", "n integer, word text");
    String long20 = "हाट".repeat(20_000_000 / 9);
    try (BinaryCopy copy = BinaryCopy.into(connection, "long_text", List.of("n", "word"))) {
      for (int i = 0; i < 3; i++) {
        copy.row();
        copy.int4(i);
        copy.text(i == 1 ? long20 : null);
      }
      copy.finish();
    }
    assertThat(read("select word from long_text order by n")).containsExactly(null, long20, null);
  }

  @Test
  void numbered_rows_all_arrive_each_window_in_order() throws SQLException {
    int rows = 150_000;
    int window = 1 << 14;
    create("numbered", "place integer, number bigint, word text");
    String longer = "x".repeat(100_000);
    try (BinaryCopy copy =
        BinaryCopy.into(connection, "numbered", List.of("place", "number", "word"))) {
      for (int i = 0; i < rows; i++) {
        long number = i == 0 ? (1L << 49) - 1 : random.nextInt(1_000);
        copy.row(number);
        copy.int4(i);
        copy.int8(number);
        copy.text(i == 70_000 ? longer : "w" + i);
      }
      assertThat(copy.finish()).isEqualTo(rows);
    }
    assertThat(
            read(
                """
                select place::text from (
                  select *, row_number() over (order by ctid) - 1 as arrived,
                         row_number() over (order by place / %d, number, place) - 1 as expected
                  from numbered) r
                where arrived <> expected
                  or word <> case place when 70000 then repeat('x', 100000) else 'w' || place end"""
                    .formatted(window)))
        .isEmpty();
    assertThat(read("select count(*)::text from numbered")).containsExactly("150000");
  }

  @Test
  void a_number_that_does_not_fit_is_refused() throws SQLException {
    create("numbered_wrongly", "n integer");
    try (BinaryCopy copy = BinaryCopy.into(connection, "numbered_wrongly", List.of("n"))) {
      assertThatThrownBy(() -> copy.row(1L << 49)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> copy.row(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_copy_that_is_given_up_leaves_nothing_and_a_usable_connection() throws SQLException {
    create("given_up", "n integer");
    try (BinaryCopy copy = BinaryCopy.into(connection, "given_up", List.of("n"))) {
      for (int i = 0; i < 100_000; i++) {
        copy.row();
        copy.int4(i);
      }
    }
    assertThat(read("select count(*)::text from given_up")).containsExactly("0");
  }

  private record Row(
      long n,
      int small,
      boolean flag,
      UUID id,
      Instant at,
      LocalDate day,
      String word,
      List<String> words,
      String raw) {}

  private Row row(int n) {
    var words = new ArrayList<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      words.add(text());
    }
    return new Row(
        n,
        (short) random.nextInt(),
        random.nextBoolean(),
        new UUID(random.nextLong(), random.nextLong()),
        Instant.EPOCH.plus(random.nextLong() % 60_000_000_000_000_000L, ChronoUnit.MICROS),
        LocalDate.ofEpochDay(random.nextInt(2_000_000) - 700_000),
        random.nextInt(10) == 0 ? null : text(),
        words,
        text());
  }

  private static void write(BinaryCopy copy, Row row) throws SQLException {
    copy.row();
    copy.int8(row.n());
    copy.int2(row.small());
    copy.bool(row.flag());
    copy.uuid(row.id().getMostSignificantBits(), row.id().getLeastSignificantBits());
    copy.instant(row.at().getEpochSecond() * 1_000_000 + row.at().getNano() / 1_000);
    copy.date((int) row.day().toEpochDay());
    copy.text(row.word());
    copy.texts(row.words());
    copy.bytes(row.raw().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size())).repeat(random.nextInt(4));
  }

  /** Of any length, often with zeros at its end. */
  private long number() {
    long number = random.nextLong() >> random.nextInt(64);
    return random.nextInt(3) == 0 ? number / 100_000 * 100_000 : number;
  }

  private static void create(String table, String columns) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table " + table + " (" + columns + ")");
    }
  }

  private static List<String> read(String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
