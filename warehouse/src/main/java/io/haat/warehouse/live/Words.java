package io.haat.warehouse.live;

import java.util.Locale;

/** Kinds of events as tables have them: their names in lower case. */
final class Words {
  private Words() {}

  static String of(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E in(E[] kinds, String word) {
    for (E kind : kinds) {
      if (of(kind).equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind is called " + word);
  }
}
