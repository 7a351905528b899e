package io.haat.app.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Takes user and password out of a database's URL, so that the rest can be shown. */
final class DatabaseUrl {
  private static final String JDBC = "jdbc:postgresql:";

  private DatabaseUrl() {}

  static DatabaseAddress parse(String url) {
    if (url.startsWith(JDBC)) {
      int query = url.indexOf('?');
      return query < 0
          ? new DatabaseAddress(url, "", "")
          : withoutSecrets(url.substring(0, query), url.substring(query + 1), "", "");
    }
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      URI uri = URI.create(url);
      if (uri.getHost() != null) {
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return withoutSecrets(
            JDBC + "//" + uri.getHost() + port + uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            decode(user),
            decode(password));
      }
    }
    throw new IllegalArgumentException(
        "is not a PostgreSQL URL such as jdbc:postgresql://host:5432/database");
  }

  private static DatabaseAddress withoutSecrets(
      String base, String query, String user, String password) {
    String rest =
        Arrays.stream(query.split("&", -1))
            .filter(part -> !part.isEmpty() && !isNamed(part, "user") && !isNamed(part, "password"))
            .collect(Collectors.joining("&"));
    return new DatabaseAddress(
        rest.isEmpty() ? base : base + "?" + rest,
        value(query, "user", user),
        value(query, "password", password));
  }

  private static String value(String query, String name, String otherwise) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> isNamed(part, name))
        .map(part -> decode(part.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean isNamed(String part, String name) {
    return part.startsWith(name + "=");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
