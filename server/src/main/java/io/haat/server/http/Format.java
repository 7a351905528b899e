package io.haat.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an answer may be written. */
enum Format {
  JSON("application/json"),
  CSV("text/csv; charset=utf-8");

  private final String type;

  Format(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  private record Wanted(String type, double weight) {}

  /**
   * What an {@code Accept} header likes best (RFC 9110); JSON if it names neither, since an answer
   * in another form is of more use than none.
   */
  static Format accepted(@Nullable String accept) {
    if (accept == null) {
      return JSON;
    }
    var wanted = new ArrayList<Wanted>();
    for (String part : accept.toLowerCase(Locale.ROOT).split(",", 20)) {
      List<String> words = List.of(part.split(";", 10));
      wanted.add(new Wanted(words.get(0).strip(), weight(words)));
    }
    return wanted.stream()
        .filter(one -> one.weight() > 0)
        .sorted(Comparator.comparingDouble(Wanted::weight).reversed())
        .map(Wanted::type)
        .filter(type -> type.equals("text/csv") || type.equals("application/json"))
        .findFirst()
        .map(type -> type.equals("text/csv") ? CSV : JSON)
        .orElse(JSON);
  }

  private static double weight(List<String> words) {
    for (String word : words) {
      if (word.strip().startsWith("q=")) {
        try {
          return Double.parseDouble(word.strip().substring(2));
        } catch (NumberFormatException notANumber) {
          return 1;
        }
      }
    }
    return 1;
  }
}
