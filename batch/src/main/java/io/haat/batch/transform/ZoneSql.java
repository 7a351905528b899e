package io.haat.batch.transform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A time zone's rules as SQL, from java.time's, so that files and events agree: a local time in a
 * gap moves later by the gap, one in an overlap takes the earlier offset. (DuckDB's own conversion
 * takes the later offset.)
 */
final class ZoneSql {
  private static final Instant FROM = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2050-01-01T00:00:00Z");
  private static final DateTimeFormatter LITERAL =
      DateTimeFormatter.ofPattern("'timestamp '''yyyy-MM-dd HH:mm:ss''''", Locale.ROOT);

  private ZoneSql() {}

  /** Microseconds to subtract from a local time to get UTC. */
  static String offsetOfLocal(ZoneId zone, String column) {
    return tree(zone, column, ZoneSql::localTurn);
  }

  /** Microseconds to add to a UTC time to get local time. */
  static String offsetOfUtc(ZoneId zone, String column) {
    return tree(
        zone,
        column,
        transition -> LocalDateTime.ofInstant(transition.getInstant(), ZoneOffset.UTC));
  }

  /** The first local time that has the new offset. */
  private static LocalDateTime localTurn(ZoneOffsetTransition transition) {
    return transition.isGap() ? transition.getDateTimeAfter() : transition.getDateTimeBefore();
  }

  private static String tree(
      ZoneId zone, String column, Function<ZoneOffsetTransition, LocalDateTime> turn) {
    var turns = new ArrayList<LocalDateTime>();
    var offsets = new ArrayList<Long>();
    offsets.add(micros(zone.getRules().getOffset(FROM)));
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      turns.add(turn.apply(next));
      offsets.add(micros(next.getOffsetAfter()));
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return branch(column, turns, offsets, 0, turns.size());
  }

  /** Halves the turns, so that a time is compared with seven of a hundred. */
  private static String branch(
      String column, List<LocalDateTime> turns, List<Long> offsets, int from, int to) {
    if (from == to) {
      return offsets.get(from).toString();
    }
    int middle = (from + to) / 2;
    return "case when %s < %s then %s else %s end"
        .formatted(
            column,
            LITERAL.format(turns.get(middle)),
            branch(column, turns, offsets, from, middle),
            branch(column, turns, offsets, middle + 1, to));
  }

  private static long micros(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1_000_000L;
  }
}
