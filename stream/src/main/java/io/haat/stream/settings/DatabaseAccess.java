package io.haat.stream.settings;

import java.io.Serializable;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How the warehouse is reached.
 *
 * @param url {@code jdbc:postgresql://…}, with what the driver is to know, for instance {@code
 *     sslmode}
 * @param user empty: the driver's default
 * @param password empty: none
 */
public record DatabaseAccess(String url, String user, String password) implements Serializable {
  public DatabaseAccess {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database's address is not jdbc:postgresql://…");
    }
  }

  /** Gives connections for a part of the stream, which the server lists under its name. */
  public DataSource source(String part) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    source.setApplicationName("haat stream " + part);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(10);
    return source;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
