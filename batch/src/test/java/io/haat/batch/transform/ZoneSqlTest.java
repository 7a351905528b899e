package io.haat.batch.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneSqlTest {
  private static final Instant FROM = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2050-01-01T00:00:00Z");
  private static final int RANDOM_TIMES = 20_000;

  static Stream<ZoneId> zones() {
    return Stream.of(
            "Europe/London",
            "America/New_York",
            "Asia/Kolkata",
            "Pacific/Chatham",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Africa/Casablanca",
            "Pacific/Apia",
            "UTC")
        .map(ZoneId::of);
  }

  @ParameterizedTest
  @MethodSource("zones")
  void local_times_become_utc_as_java_says(ZoneId zone) throws SQLException {
    agrees(
        ZoneSql.offsetOfLocal(zone, "moment"),
        times(zone),
        local -> micros(local) - micros(local.atZone(zone).toInstant()));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void utc_becomes_local_time_as_java_says(ZoneId zone) throws SQLException {
    agrees(
        ZoneSql.offsetOfUtc(zone, "moment"),
        times(zone),
        utc ->
            zone.getRules().getOffset(utc.toInstant(ZoneOffset.UTC)).getTotalSeconds()
                * 1_000_000L);
  }

  /**
   * Random times, and each turn of the clocks by every reading, a second and a microsecond around.
   */
  private static List<LocalDateTime> times(ZoneId zone) {
    var random = new Random(zone.getId().hashCode());
    var times = new ArrayList<LocalDateTime>();
    long seconds = ChronoUnit.SECONDS.between(FROM, TO);
    for (int i = 0; i < RANDOM_TIMES; i++) {
      times.add(
          utc(FROM)
              .plusSeconds((long) (random.nextDouble() * seconds))
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS));
    }
    for (ZoneOffsetTransition turn = zone.getRules().nextTransition(FROM);
        turn != null && turn.getInstant().isBefore(TO.minus(1, ChronoUnit.DAYS));
        turn = zone.getRules().nextTransition(turn.getInstant())) {
      LocalDateTime middle =
          turn.getDateTimeBefore().plusSeconds(turn.getDuration().getSeconds() / 2);
      for (LocalDateTime at :
          List.of(
              utc(turn.getInstant()), turn.getDateTimeBefore(), turn.getDateTimeAfter(), middle)) {
        times.add(at);
        times.add(at.minusSeconds(1));
        times.add(at.plusSeconds(1));
        times.add(at.minus(1, ChronoUnit.MICROS));
        times.add(at.plus(1, ChronoUnit.MICROS));
      }
    }
    return times;
  }

  private static void agrees(
      String sql, List<LocalDateTime> times, ToLongFunction<LocalDateTime> expected)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("create table time (row integer, moment timestamp)");
      try (DuckDBAppender rows =
          connection.unwrap(DuckDBConnection.class).createAppender("main", "time")) {
        for (int i = 0; i < times.size(); i++) {
          rows.beginRow();
          rows.append(i);
          rows.append(times.get(i));
          rows.endRow();
        }
      }
      int compared = 0;
      try (ResultSet row = statement.executeQuery("select row, " + sql + " from time")) {
        while (row.next()) {
          LocalDateTime at = times.get(row.getInt(1));
          assertThat(row.getLong(2)).as("%s", at).isEqualTo(expected.applyAsLong(at));
          compared++;
        }
      }
      assertThat(compared).isEqualTo(times.size()).isGreaterThanOrEqualTo(RANDOM_TIMES);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static long micros(LocalDateTime time) {
    return micros(time.toInstant(ZoneOffset.UTC));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
