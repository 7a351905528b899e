package io.haat.batch.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random objects, well and ill formed; the seed of a failure is in its description. */
class FramingPropertyTest {
  private static final String[] PIECES = {
    "a",
    "bc",
    " ",
    "\u00e9",
    "\uD83D\uDED2",
    "0",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\"",
    "\"",
    "\"\"",
    "\",\"",
    "\r",
    "#",
    "\\",
    "'",
    "\uFEFF"
  };
  private static final String[] RARE = {"\0", "\u00ff\u00ff", "\u0080", "\u0001", "\t", ";"};

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir Path directory;

  @Test
  void duckdb_reads_exactly_the_records_of_an_independent_parser() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      boolean carriageReturnOnly = random.nextInt(8) == 0;
      int maxLength = random.nextInt(3) == 0 ? 40 : Framing.MAX_RECORD_BYTES;
      int readBytes = random.nextBoolean() ? 1 + random.nextInt(60) : 1 << 18;
      int columns = 3 + random.nextInt(2);
      byte[] body = object(random, carriageReturnOnly, columns);

      Framed framed = framed(body, carriageReturnOnly, columns, maxLength, readBytes, random);
      ReferenceCsv expected = ReferenceCsv.read(body, carriageReturnOnly, columns, maxLength);

      assertThat(framed.rows()).as("seed %d", seed).isEqualTo(expected.rows);
      assertThat(framed.rejects().stream().map(FramingPropertyTest::line))
          .as("seed %d", seed)
          .containsExactlyElementsOf(expected.rejects);
    }
  }

  private Framed framed(
      byte[] body,
      boolean carriageReturnOnly,
      int columns,
      int maxLength,
      int readBytes,
      Random random) {
    String names = "a,b,c,d".substring(0, 2 * columns - 1);
    byte[] header = (names + (carriageReturnOnly ? "\r" : "\n")).getBytes(UTF_8);
    byte[] object = new byte[header.length + body.length];
    System.arraycopy(header, 0, object, 0, header.length);
    System.arraycopy(body, 0, object, header.length, body.length);
    FrameRequest request = FrameRequest.csv(directory).withRecordsPerUnit(10 + random.nextInt(400));
    return Framed.of(
        () -> {
          CountingInputStream raw = new CountingInputStream(new ByteArrayInputStream(object));
          ByteWindow window = new ByteWindow(raw, maxLength, Math.max(readBytes, header.length));
          window.fill();
          CsvLayout layout = CsvLayout.sniff(window, "sales.csv", request.csv());
          return new CsvUnitSource(raw, window, layout, request);
        },
        request);
  }

  /** Half of the lines are sound records, the others anything. */
  private static byte[] object(Random random, boolean carriageReturnOnly, int columns) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(150);
    for (int i = 0; i < lines; i++) {
      if (random.nextBoolean()) {
        for (int field = 0; field < columns; field++) {
          text.append(field == 0 ? "" : ",").append(field(random));
        }
      } else {
        int pieces = random.nextInt(12);
        for (int p = 0; p < pieces; p++) {
          text.append(piece(random));
        }
      }
      text.append(i + 1 < lines || random.nextBoolean() ? "\n" : "");
    }
    String object = text.toString();
    return carriageReturnOnly
        ? object.replace("\r\n", "\r").replace('\n', '\r').getBytes(ISO_8859_1)
        : object.getBytes(ISO_8859_1);
  }

  private static String field(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(4);
    for (int p = 0; p < pieces; p++) {
      text.append(piece(random));
    }
    String value = text.toString();
    boolean plain = value.matches("[^\",\r\n]*");
    return plain && random.nextBoolean() ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** As bytes, one character each. */
  private static String piece(Random random) {
    return random.nextInt(60) == 0
        ? RARE[random.nextInt(RARE.length)]
        : new String(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8), ISO_8859_1);
  }

  private static String line(FramedReject reject) {
    List<String> rules =
        reject.rules().stream()
            .map(r -> r.equals("malformed_quoting") || r.equals("record_too_long") ? "unframed" : r)
            .toList();
    return reject.row()
        + "|"
        + String.join("+", rules)
        + "|"
        + new String(reject.bytes(), ISO_8859_1);
  }

  @Test
  void each_json_line_is_framed_if_a_strict_parser_takes_it() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> lines = jsonLines(random);
      Framed framed = json(Format.JSONL, String.join("\n", lines), random);

      List<String> sound = new ArrayList<>();
      List<String> broken = new ArrayList<>();
      for (String line : lines) {
        (isObject(line) ? sound : broken).add(line);
      }
      assertThat(framed.rows().stream().map(row -> row.get(3)))
          .as("seed %d", seed)
          .containsExactlyElementsOf(sound);
      assertThat(framed.rejects().stream().map(Framed::text))
          .as("seed %d", seed)
          .containsExactlyElementsOf(broken);
      for (List<String> row : framed.rows()) {
        JsonNode expected = STRICT.readTree(row.get(3));
        assertThat(row.get(1)).isEqualTo(textOf(expected.get("id"), row.get(3)));
        assertThat(row.get(2)).isEqualTo(textOf(expected.path("c").get("name"), row.get(3)));
      }
    }
  }

  @Test
  void an_array_of_elements_is_framed_as_their_lines_are() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> sound =
          jsonLines(random).stream().filter(FramingPropertyTest::isObject).toList();
      Framed elements =
          json(
              Format.JSON,
              "[" + String.join(random.nextBoolean() ? "," : " ,\n", sound) + "]",
              random);

      assertThat(elements.rows().stream().map(row -> row.get(3)))
          .as("seed %d", seed)
          .containsExactlyElementsOf(sound);
      assertThat(elements.rejects()).isEmpty();
    }
  }

  private Framed json(Format format, String text, Random random) {
    FrameRequest request =
        FrameRequest.json(format, List.of("id", "c.name"), directory)
            .withRecordsPerUnit(10 + random.nextInt(200));
    int readBytes = 1 + random.nextInt(40);
    return Framed.of(
        () -> {
          CountingInputStream raw =
              new CountingInputStream(new ByteArrayInputStream(text.getBytes(UTF_8)));
          return new JsonUnitSource(raw, new ByteWindow(raw, 1 << 20, readBytes), request);
        },
        request);
  }

  private static List<String> jsonLines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(100); i >= 0; i--) {
      String text =
          random
              .ints(random.nextInt(5), 0, 6)
              .mapToObj(k -> List.of("\\\"", "]}", ",", "\\n", "\u00e9", "x").get(k))
              .collect(Collectors.joining());
      String id = random.nextBoolean() ? "\"" + text + "\"" : "-1.50e" + random.nextInt(9);
      String line = "{\"id\":" + id + ",\"c\":{\"name\":\"" + text + "\",\"t\":[1, {}]}}";
      if (random.nextInt(4) == 0) {
        int at = random.nextInt(line.length());
        line = line.substring(0, at) + line.substring(at + 1);
      }
      lines.add(line);
    }
    return lines;
  }

  private static boolean isObject(String line) {
    try {
      return STRICT.readTree(line).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  /** Numbers are compared as they stand in the source, which a tree does not keep. */
  private static String textOf(JsonNode node, String source) {
    if (node == null) {
      return null;
    }
    Matcher number = Pattern.compile("^\\{\"id\":([-0-9][^,]*)").matcher(source);
    return node.isNumber() && number.find() ? number.group(1) : node.asText();
  }
}
