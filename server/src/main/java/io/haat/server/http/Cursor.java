package io.haat.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page of items ends. To clients it is one opaque word. */
public final class Cursor {
  private static final String BETWEEN = "\u001f";

  private Cursor() {}

  /**
   * The place that a request goes on from.
   *
   * @param read takes the values of the last item's place, as texts; throws {@link
   *     IllegalArgumentException}, {@link IndexOutOfBoundsException} or {@link
   *     java.time.DateTimeException} for what no page ended with
   */
  public static <T> Optional<T> of(Parameters parameters, Function<List<String>, T> read) {
    return parameters.parsed(
        Parameter.CURSOR,
        "a cursor that an earlier answer gave",
        cursor -> {
          try {
            return read.apply(values(cursor));
          } catch (IndexOutOfBoundsException tooFew) {
            throw new IllegalArgumentException(tooFew);
          }
        });
  }

  /** How many items the pages before this one had, where a place is told by that. */
  public static int skipped(Parameters parameters) {
    return of(
            parameters,
            place -> {
              int skipped = Integer.parseInt(place.get(0));
              if (skipped < 0 || place.size() > 1) {
                throw new IllegalArgumentException();
              }
              return skipped;
            })
        .orElse(0);
  }

  /** A place with so many items before it. */
  public static String skipping(int items) {
    return of(List.of(items));
  }

  private static List<String> values(String cursor) {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException();
    }
    return List.of(text.split(BETWEEN, -1));
  }

  private static String of(List<@Nullable Object> place) {
    String text = String.join(BETWEEN, place.stream().map(String::valueOf).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A page of rows of which one more was read than asked for.
   *
   * @param limit how many were asked for
   * @param place how many columns at the beginning tell where a row stands; they are no fields
   */
  public static Answer page(
      int limit, int place, List<String> columns, List<List<@Nullable Object>> rows) {
    var items = new ArrayList<List<@Nullable Object>>();
    for (List<@Nullable Object> row : rows.subList(0, Math.min(limit, rows.size()))) {
      items.add(row.subList(place, row.size()));
    }
    Optional<String> next =
        rows.size() > limit
            ? Optional.of(of(rows.get(limit - 1).subList(0, place)))
            : Optional.empty();
    return new Answer(Map.of(), columns.subList(place, columns.size()), items, next);
  }
}
