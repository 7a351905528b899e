package io.haat.batch.transform;

import io.haat.batch.mapping.FailedExpression;
import io.haat.lake.DuckDb;
import io.haat.lake.Sql;
import io.haat.model.LineField;
import io.haat.model.rule.FrameRules;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One unit's judged lines, in the table {@code line} of a DuckDB of its own; {@code broken} is 0
 * for a good line, {@link #ALREADY_THERE} for one that the warehouse has, else the rules' bits.
 */
public final class TransformedUnit implements JudgedUnit, AutoCloseable {
  /** {@code broken} of a line that is stored already: neither new nor rejected. */
  public static final long ALREADY_THERE = -1;

  /**
   * The unit's lines, on the left, are read in the order of the file, and what is looked up for
   * them is hashed. Left to itself the planner takes good lines for few, hashes them, and gives
   * them back in disorder.
   */
  private static final String JOINS_AS_WRITTEN =
      "set disabled_optimizers = 'join_order,build_side_probe_side'";

  private final UnitInput input;
  private final DuckDb database;
  private final List<String> ruleNames;
  private final String content;
  private final ZoneId sourceZone;

  /** In which the days of stores are counted, where it is not the source's. */
  private final Map<String, ZoneId> dayZones = new HashMap<>();

  private TransformedUnit(
      UnitInput input,
      DuckDb database,
      List<String> ruleNames,
      String content,
      TransformRequest request) {
    this.input = input;
    this.database = database;
    this.ruleNames = ruleNames;
    this.content = content;
    this.sourceZone = request.mapping().timezone();
    request.stores().forEach(store -> dayZones.put(store.storeId(), store.dayZone()));
  }

  /**
   * Reads, maps and judges a unit, and settles its repeated lines among themselves.
   *
   * @throws IllegalStateException if DuckDB read other rows than were framed
   */
  public static TransformedUnit of(UnitInput input, TransformRequest request)
      throws SQLException, IOException {
    DuckDb database = DuckDb.open(request.limits());
    try {
      database.execute(JOINS_AS_WRITTEN);
      // A mapping's expressions read this unit and nothing else.
      database.confineTo(List.of(request.limits().temporary(), input.folder()));
      var soldAt = SoldAtKind.of(request.mapping(), input.columns(), database);
      var sql = new LineSql(request.mapping(), request.stores(), soldAt);
      String raw = input.query(request.mapping().csv().nulls());
      createLines(database, sql, input, raw, request);
      var names = new ArrayList<>(sql.ruleNames());
      names.add(FrameRules.DUPLICATE);
      var unit =
          new TransformedUnit(input, database, List.copyOf(names), columns(sql.present()), request);
      input.requireEveryRow(database);
      database.execute(allFields(sql.present()));
      unit.rejectRepeated();
      return unit;
    } catch (SQLException | IOException | RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private static void createLines(
      DuckDb database, LineSql sql, UnitInput input, String raw, TransformRequest request)
      throws SQLException {
    String object = request.object().id();
    try {
      database.execute(sql.createLines(raw, input.framing(), object, request.latest()));
    } catch (SQLException failed) {
      String rows = "select *, '%s' as _object from (%s)".formatted(object, raw);
      throw FailedExpression.orNamed(failed, request.mapping(), rows, database);
    }
  }

  @Override
  public UnitInput input() {
    return input;
  }

  @Override
  public DuckDb database() {
    return database;
  }

  @Override
  public List<String> rules(long broken) {
    return IntStream.range(0, ruleNames.size())
        .filter(bit -> (broken >> bit & 1) == 1)
        .mapToObj(ruleNames::get)
        .distinct()
        .toList();
  }

  /** {@code broken} of a line that repeats another. */
  public long duplicate() {
    return 1L << (ruleNames.size() - 1);
  }

  /** The columns of {@code line} that make up a line's content, for a select list. */
  public String content() {
    return content;
  }

  /** Counts the days of a store's good lines in this zone, if it is not the one that was known. */
  public void countDays(String storeId, ZoneId zone) throws SQLException {
    if (!zone.equals(dayZones.getOrDefault(storeId, sourceZone))) {
      database.execute(
          """
          update line
          set sold_on = cast(make_timestamp(epoch_us(sold_at) + %1$s) as date),
              sold_hour = cast(hour(make_timestamp(epoch_us(sold_at) + %1$s)) as integer)
          where broken = 0 and store_id = %2$s"""
              .formatted(ZoneSql.offsetOfUtc(zone, "sold_at"), Sql.text(storeId)));
      dayZones.put(storeId, zone);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private void rejectRepeated() throws SQLException {
    // Most units have no or few repeated lines: find the identities first, then order only those.
    database.execute(
        """
        create temp table repeated as
        select line_id from line where broken = 0 group by line_id having count(*) > 1""");
    database.execute(
        """
        update line set broken = %d
        where _row in (
          select _row from (
            select _row, row_number() over (partition by store_id, line_id order by _row) as nth
            from line where broken = 0 and line_id in (select line_id from repeated))
          where nth > 1)"""
            .formatted(duplicate()));
  }

  private static String columns(Set<LineField> fields) {
    return fields.stream().map(LineField::column).collect(Collectors.joining(", "));
  }

  private static String allFields(Set<LineField> present) {
    return Arrays.stream(LineField.values())
        .map(
            field ->
                present.contains(field)
                    ? field.column()
                    : "null::" + field.type().sql() + " as " + field.column())
        .collect(
            Collectors.joining(
                ", ",
                "create view good_line as select _row, ",
                ", sold_on, sold_hour, line_id from line where broken = 0"));
  }

  /** For messages. */
  @Override
  public String toString() {
    return "unit " + input.index() + " of " + Sql.text(input.file().toString());
  }
}
