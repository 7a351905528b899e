package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cases of single forms are in {@code cases.yaml}. */
class InstantTextTest {
  private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  private final Random random = new Random(6);

  @Test
  void times_are_what_java_makes_of_them() {
    for (int i = 0; i < 50_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(YEAR_1, YEAR_10000), random.nextInt(1_000_000_000));
      if (random.nextBoolean()) {
        instant =
            instant.truncatedTo(random.nextBoolean() ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
      }
      assertThat(micros(instant.toString())).as(instant.toString()).isEqualTo(micros(instant));
    }
  }

  @Test
  void dates_are_those_of_the_calendar() {
    for (int i = 0; i < 50_000; i++) {
      String text =
          "%04d-%02d-%02dT%02d:%02d:%02dZ"
              .formatted(
                  1890 + random.nextInt(220),
                  random.nextInt(14),
                  random.nextInt(33),
                  random.nextInt(24),
                  random.nextInt(61),
                  random.nextInt(60));
      assertThat(micros(text)).as(text).isEqualTo(ofJava(text));
    }
  }

  @Test
  void a_text_with_a_wrong_character_is_none() {
    String good = "2024-05-31T12:34:56.789Z";
    for (int i = 0; i < good.length(); i++) {
      for (char wrong : new char[] {' ', '/', ';', '+', 'Z', 'z', 't', '\0', '\u0661'}) {
        if (good.charAt(i) != wrong) {
          String bad = good.substring(0, i) + wrong + good.substring(i + 1);
          assertThat(micros(bad)).as(bad).isEqualTo(InstantText.NONE);
        }
      }
    }
  }

  @Test
  void a_text_that_ends_early_is_none() {
    String good = "2024-05-31T12:34:56.789+00:00";
    for (int end = 0; end < good.length(); end++) {
      assertThat(micros(good.substring(0, end))).isEqualTo(InstantText.NONE);
    }
    assertThat(micros(good)).isEqualTo(micros(Instant.parse("2024-05-31T12:34:56.789Z")));
  }

  private static long ofJava(String text) {
    try {
      return micros(Instant.parse(text));
    } catch (DateTimeParseException none) {
      return InstantText.NONE;
    }
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  private static long micros(String text) {
    return InstantText.micros(text.toCharArray(), 0, text.length());
  }
}
