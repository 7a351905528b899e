package io.haat.app.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and how to log in. {@link #toString} leaves the password out.
 *
 * @param url JDBC URL without user and password, {@code jdbc:postgresql://host:port/database}
 * @param user empty when the URL or the driver's defaults name one
 * @param password empty when none is needed
 */
public record DatabaseAddress(String url, String user, String password) {
  public DatabaseAddress {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("not a PostgreSQL JDBC URL: " + url);
    }
  }

  /** The embedded database on this machine. */
  static DatabaseAddress local(int port, String database, String user, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
  }

  /**
   * Takes {@code jdbc:postgresql://host:port/database?user=…&password=…}, and {@code
   * postgres[ql]://user:password@host/database} as other programs write it.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static DatabaseAddress ofUrl(String url) {
    return DatabaseUrl.parse(url);
  }

  /** The URL with user and password as parameters; for files of mode 0600 only. */
  public String urlWithPassword() {
    return url
        + (url.contains("?") ? "&" : "?")
        + "user="
        + encode(user)
        + "&password="
        + encode(password);
  }

  /** A data source without a pool: each connection is new. */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    source.setApplicationName("haat");
    source.setConnectTimeout(10);
    source.setTcpKeepAlive(true);
    return source;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return url;
  }
}
