package io.haat.batch.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Names {
  private Names() {}

  /** The names, those most like the wanted one first. */
  public static List<String> nearestFirst(String wanted, Collection<String> names) {
    var distances = new HashMap<String, Integer>();
    names.forEach(name -> distances.put(name, distance(start(wanted), start(name))));
    return names.stream().distinct().sorted(Comparator.comparing(distances::get)).toList();
  }

  /** The one name so like the wanted one that it is worth asking about. */
  public static Optional<String> nearest(String wanted, Collection<String> names) {
    String start = start(wanted);
    return nearestFirst(wanted, names).stream()
        .findFirst()
        .filter(name -> distance(start, start(name)) <= Math.max(1, start.length() / 3));
  }

  /** " (did you mean x?)", or nothing. */
  static String suggestion(String wanted, Collection<String> names) {
    return nearest(wanted, names).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  /** Lower case without spaces, underscores, dashes and the like. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** As much of a name as is compared: a header may be anything, also a megabyte. */
  private static String start(String name) {
    String plain = plain(name.substring(0, Math.min(name.length(), 200)));
    return plain.substring(0, Math.min(plain.length(), 60));
  }

  /** Characters to insert, remove, replace, or swap with their neighbour. */
  private static int distance(String left, String right) {
    int[][] distance = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int replaced = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
        best = Math.min(best, distance[i - 1][j - 1] + replaced);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          best = Math.min(best, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = best;
      }
    }
    return distance[left.length()][right.length()];
  }
}
