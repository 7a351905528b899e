package io.haat.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Receipts.Line> LINES = Receipts.of(120);
  private static final String CSV = Receipts.csv(LINES);
  private static final Shop SHOP = Shop.shared();

  @BeforeAll
  static void load_the_plain_file() throws Exception {
    Loaded plain = load("plain", "format: csv", "plain.csv", CSV.getBytes(StandardCharsets.UTF_8));
    assertThat(plain.sales()).isEqualTo(LINES.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void the_same_lines_give_the_same_tables(
      String name, String settings, String fileName, byte[] bytes) throws Exception {
    Loaded loaded = load(name, settings, fileName, bytes);
    assertThat(loaded.byRule()).isEmpty();
    assertThat(loaded.sales()).isEqualTo(LINES.size());
    sameAsPlain(name);
  }

  static Stream<Arguments> the_same_lines_give_the_same_tables() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    String bom = "\uFEFF";
    String crlf = CSV.replace("\n", "\r\n");
    return Stream.of(
        csv("utf8-bom", "utf-8", bytes(bom + CSV, StandardCharsets.UTF_8)),
        csv("utf16", "utf-16", bytes(CSV, StandardCharsets.UTF_16)),
        csv("utf16-le", "utf-16", bytes(bom + CSV, StandardCharsets.UTF_16LE)),
        csv("latin1", "latin-1", bytes(CSV, StandardCharsets.ISO_8859_1)),
        csv("windows", "windows-1252", bytes(CSV, windows)),
        csv("crlf", "utf-8", bytes(crlf, StandardCharsets.UTF_8)),
        csv("mixed", "utf-8", bytes(mixed(), StandardCharsets.UTF_8)),
        csv("no-last-end", "utf-8", bytes(CSV.strip(), StandardCharsets.UTF_8)),
        csv("semicolons", "utf-8", bytes(semicolons(), StandardCharsets.UTF_8)),
        Arguments.of("gzip", "format: csv", "gzip.csv.gz", gzip(CSV)),
        Arguments.of("json", "format: json", "array.json", JSON.writeValueAsBytes(array(LINES))),
        Arguments.of("jsonl", "format: jsonl", "lines.jsonl", jsonLines()),
        Arguments.of("nested", "format: jsonl\nrows: lines", "nested.jsonl", nested()));
  }

  @Test
  void parquet_and_zstd_give_the_same_tables() throws Exception {
    Path plain = SHOP.folder().resolve("plain.csv");
    for (var format :
        Map.of(
                "parquet", "format parquet",
                "csv.zst", "format csv, header true, compression zstd")
            .entrySet()) {
      String name = format.getKey().replace('.', '-');
      Path file = SHOP.folder().resolve("written." + format.getKey());
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duckDb.createStatement()) {
        statement.execute(
            "copy (from read_csv('%s', all_varchar = true)) to '%s' (%s)"
                .formatted(plain, file, format.getValue()));
      }
      String settings = "format: " + (name.equals("parquet") ? "parquet" : "csv");
      Path mapping = SHOP.mapping(name, Receipts.mapping(name, settings));
      assertThat(SHOP.load(mapping, file).sales()).isEqualTo(LINES.size());
      sameAsPlain(name);
    }
  }

  private static void sameAsPlain(String name) throws Exception {
    try (Connection connection = SHOP.connect()) {
      assertThat(BusinessTables.of(connection, name))
          .isEqualTo(BusinessTables.of(connection, "plain"));
    }
  }

  private static Loaded load(String name, String settings, String fileName, byte[] bytes)
      throws IOException {
    Path file = Files.write(SHOP.folder().resolve(fileName), bytes);
    return SHOP.load(SHOP.mapping(name, Receipts.mapping(name, settings)), file);
  }

  private static Arguments csv(String name, String encoding, byte[] bytes) {
    return Arguments.of(name, "format: csv\nencoding: " + encoding, name + ".csv", bytes);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static String mixed() {
    List<String> lines = CSV.lines().toList();
    var mixed = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      mixed.append(lines.get(i)).append(i % 2 == 0 ? "\r\n" : "\n");
    }
    return mixed.toString();
  }

  private static String semicolons() {
    return CSV.replace("crème, ", "\u0001").replace(',', ';').replace("\u0001", "crème, ");
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static ArrayNode array(List<Receipts.Line> lines) {
    ArrayNode array = JSON.createArrayNode();
    lines.forEach(line -> array.add(object(line, 0)));
    return array;
  }

  private static ObjectNode object(Receipts.Line line, int from) {
    ObjectNode object = JSON.createObjectNode();
    List<String> names = List.of(Receipts.HEADER.split(",", -1));
    for (int i = from; i < names.size(); i++) {
      object.put(names.get(i), line.values().get(i));
    }
    return object;
  }

  private static byte[] jsonLines() {
    var text = new StringBuilder();
    LINES.forEach(line -> text.append(object(line, 0)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One object for each receipt, its lines in an array. */
  private static byte[] nested() {
    var receipts = new LinkedHashMap<String, ObjectNode>();
    for (Receipts.Line line : LINES) {
      ObjectNode receipt =
          receipts.computeIfAbsent(
              line.receipt(), id -> JSON.createObjectNode().put("receipt", id));
      receipt.withArray("/lines").add(object(line, 1));
    }
    var text = new StringBuilder();
    receipts.values().forEach(receipt -> text.append(receipt).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
