package io.haat.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question of a batch.
 *
 * @param path below {@code /api/v1/}
 */
record BatchQuestion(String path, Map<String, List<String>> query) {
  private static final String ROOT = "/api/v1/";

  /** Reads it from an address such as {@code sales/summary?store=S1}. */
  static BatchQuestion of(String address) {
    String below = address.startsWith(ROOT) ? address.substring(ROOT.length()) : address;
    int mark = below.indexOf('?');
    String path = mark < 0 ? below : below.substring(0, mark);
    var query = new LinkedHashMap<String, List<String>>();
    if (mark >= 0) {
      for (String pair : below.substring(mark + 1).split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = equals < 0 ? pair : pair.substring(0, equals);
          String value = equals < 0 ? "" : pair.substring(equals + 1);
          query.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
        }
      }
    }
    return new BatchQuestion(path, query);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ProblemException(
          Problem.badRequest(
              List.of(new Violation("requests", "has a percent sign without two digits"))));
    }
  }

  /** The whole path. */
  String address() {
    return ROOT + path;
  }

  /** Its answer as JSON. */
  byte[] answer(List<KnownRoute> routes) throws Exception {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", 20)) {
      parts.add(decoded(part));
    }
    for (KnownRoute route : routes) {
      Optional<Map<String, String>> inPath = route.match(parts);
      if (inPath.isPresent()) {
        return route.handler().json(address(), query, inPath.get()).plain();
      }
    }
    throw new ProblemException(
        Problem.of(
            ProblemType.NO_SUCH_ROUTE,
            "a batch takes calls of resources, such as sales/summary?from=2025-03-01"));
  }
}
