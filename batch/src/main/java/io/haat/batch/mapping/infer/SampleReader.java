package io.haat.batch.mapping.infer;

import com.github.luben.zstd.ZstdInputStream;
import io.haat.batch.mapping.Format;
import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the start of a file of any known format. */
final class SampleReader {
  private static final int MAX_BYTES = 8 * 1024 * 1024;
  private static final int MAX_RECORDS = 20_000;

  private SampleReader() {}

  static Sample read(Path file, DuckDb database) throws IOException {
    Format format = format(file);
    if (format == Format.PARQUET) {
      return parquet(file, database);
    }
    try (InputStream in = open(file)) {
      if (format != Format.CSV) {
        return JsonRecords.read(in, format, MAX_RECORDS);
      }
      return csv(in.readNBytes(MAX_BYTES));
    }
  }

  static Format format(Path file) {
    String name = plainName(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return Format.PARQUET;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Format.JSONL;
    }
    return name.endsWith(".json") ? Format.JSON : Format.CSV;
  }

  /** The file's name without the ending of a compression. */
  static String plainName(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.(gz|zst)$", "");
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".gz")) {
        return new GZIPInputStream(in);
      }
      return name.endsWith(".zst") ? new ZstdInputStream(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  static Sample csv(byte[] start) {
    Encodings.Decoded decoded = Encodings.decode(start);
    char delimiter = DelimitedText.delimiter(decoded.text());
    List<List<String>> all = DelimitedText.split(decoded.text(), delimiter, MAX_RECORDS);
    List<String> header = all.isEmpty() ? List.of() : all.get(0);
    List<List<String>> records =
        all.stream().skip(1).filter(record -> record.size() == header.size()).toList();
    return new Sample(
        Format.CSV, decoded.name(), Optional.of(delimiter), Optional.empty(), header, records);
  }

  private static Sample parquet(Path file, DuckDb database) throws IOException {
    String query =
        "select columns(*)::varchar from read_parquet("
            + Sql.text(file.toAbsolutePath().toString())
            + ", hive_partitioning = false) limit "
            + MAX_RECORDS;
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      var header = new ArrayList<String>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        header.add(rows.getMetaData().getColumnLabel(i));
      }
      var records = new ArrayList<List<String>>();
      while (rows.next()) {
        var record = new ArrayList<String>();
        for (int i = 1; i <= header.size(); i++) {
          String value = rows.getString(i);
          record.add(value == null ? "" : value);
        }
        records.add(record);
      }
      return new Sample(
          Format.PARQUET, "utf-8", Optional.empty(), Optional.empty(), header, records);
    } catch (SQLException e) {
      throw new IOException(file + " cannot be read as Parquet: " + e.getMessage(), e);
    }
  }
}
