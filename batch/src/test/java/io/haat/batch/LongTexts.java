package io.haat.batch;

import java.util.Random;
import java.util.stream.Collectors;

/** Texts that no index of PostgreSQL can make small. */
public final class LongTexts {
  private LongTexts() {}

  public static String of(int characters) {
    return new Random(5)
        .ints(characters, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
