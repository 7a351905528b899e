package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.lake.DuckDb;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged mapping files are read or refused, and nothing else. */
class MappingFuzzTest {
  private static final List<String> PIECES =
      List.of(
          ":",
          ": ",
          " #",
          "\n",
          "\n  ",
          "\t",
          "'",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "- ",
          "&a ",
          "*a",
          "<<: ",
          "!!int ",
          "|",
          ">-",
          "%",
          "---\n",
          "...\n",
          "\\",
          "(",
          ")",
          ";",
          "--",
          "$",
          "?",
          "*",
          "\u0000",
          "\uD83D\uDE00",
          "\uFEFF",
          "\uD800",
          "null",
          "~",
          "sum(",
          " over ()",
          "(select 1)",
          "E'\\",
          "line:",
          "0x1F",
          "::int",
          "lambda x: ",
          "->",
          "case when",
          "\u2028",
          "é");

  @Test
  void a_damaged_mapping_is_read_or_refused() throws SQLException {
    var random = new Random(20240607);
    int read = 0;
    int refused = 0;
    try (DuckDb database = Databases.open()) {
      for (int i = 0; i < 1_500; i++) {
        String yaml = damaged(random);
        try {
          Mapping mapping = MappingReader.read(yaml, "fuzz.yaml", database);
          read++;
          bind(mapping, database);
        } catch (MappingException expected) {
          refused++;
          assertThat(expected.problems()).as(yaml).isNotEmpty();
        } catch (RuntimeException | Error bug) {
          throw new AssertionError("seeded mapping " + i + ":\n" + yaml, bug);
        }
      }
    }
    assertThat(read).as("some damage is harmless").isGreaterThan(20);
    assertThat(refused).isGreaterThan(800);
  }

  private static void bind(Mapping mapping, DuckDb database) throws MappingException {
    MappingBinder.bind(mapping, List.of("Bon", "Datum", "Artikel", "Menge", "Preis"), database);
  }

  private static String damaged(Random random) {
    var text = new StringBuilder(Yaml.GOOD);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(6));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.max(at + 1, end));
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 30)));
        default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
      }
    }
    return text.toString();
  }
}
