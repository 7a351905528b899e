package io.haat.app.command.sql;

import io.haat.app.answer.Answer;
import io.haat.app.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A statement for DuckDB over the lake's Parquet files, as the views {@code sales} and {@code
 * rejected}. It can read the lake and nothing else, and change nothing.
 *
 * @param lake its folder
 */
record LakeQuery(Path lake, String sql) {

  void run(Answer answer, BooleanSupplier readerGone) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = 'UTC'; set memory_limit = '1GB'");
      boolean sales = view(statement, "sales", "curated/sales");
      boolean rejected = view(statement, "rejected", "rejected");
      if (!sales && !rejected) {
        throw UserError.failed(
            "the lake in %s holds no sales yet. Load some: `haat load FILE`.".formatted(lake));
      }
      statement.execute(
          """
          set allowed_directories = ['%s/'];
          set enable_external_access = false;
          set lock_configuration = true"""
              .formatted(quoted(lake)));
      requireQuery(connection);
      try (ResultSet result = statement.executeQuery(sql)) {
        ResultReader.read(result, answer, readerGone);
      }
    } catch (SQLException e) {
      throw UserError.failed(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A folder that may be read may be written too, by COPY; DuckDB's own parser tells what is a
   * query.
   */
  private void requireQuery(Connection connection) throws SQLException {
    try (PreparedStatement parse =
        connection.prepareStatement("select json_serialize_sql(?::varchar) ->> '$.error_type'")) {
      parse.setString(1, sql);
      try (ResultSet result = parse.executeQuery()) {
        if (result.next() && "not implemented".equals(result.getString(1))) {
          throw UserError.wrongUse("the lake is only read. Ask with SELECT.");
        }
      }
    }
  }

  private boolean view(Statement statement, String name, String folder)
      throws SQLException, IOException {
    Path files = lake.resolve(folder);
    if (!holdsParquet(files)) {
      return false;
    }
    statement.execute(
        """
        create view %s as
        select * from read_parquet('%s/**/*.parquet', hive_partitioning = true, union_by_name = true)"""
            .formatted(name, quoted(files)));
    return true;
  }

  private static boolean holdsParquet(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  private static String quoted(Path path) {
    return path.toAbsolutePath().normalize().toString().replace("'", "''");
  }
}
