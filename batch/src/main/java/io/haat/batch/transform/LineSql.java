package io.haat.batch.transform;

import io.haat.batch.mapping.Expression;
import io.haat.batch.mapping.Mapping;
import io.haat.lake.Sql;
import io.haat.model.LineContent;
import io.haat.model.LineField;
import io.haat.model.LineId;
import io.haat.model.rule.FrameRules;
import io.haat.model.rule.LineRules;
import io.haat.model.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A mapping as one SQL statement: from raw columns to the table {@code line}, whose column {@code
 * broken} has a bit for each rule of {@link #ruleNames()} that the line breaks.
 */
final class LineSql {
  private final Mapping mapping;
  private final StoreSql stores;
  private final SoldAtKind soldAt;
  private final Set<LineField> mapped = EnumSet.noneOf(LineField.class);

  /**
   * @param soldAt what the mapping's expression for the time of sale gives
   */
  LineSql(Mapping mapping, List<StoreSetting> settings, SoldAtKind soldAt) {
    this.mapping = mapping;
    this.stores = new StoreSql(mapping, settings);
    this.soldAt = soldAt;
    mapping.fields().keySet().forEach(name -> LineField.ofColumn(name).ifPresent(mapped::add));
  }

  /** The rules that the bits of {@code broken} stand for, from the lowest. */
  List<String> ruleNames() {
    var names = new ArrayList<String>();
    LineRules.ALL.forEach(rule -> names.add(rule.name()));
    mapping.reject().forEach(rule -> names.add(rule.rule()));
    names.add(FrameRules.INVALID_CHARACTER);
    names.add(FrameRules.RECORD_TOO_LONG);
    return names;
  }

  /**
   * The statement that creates {@code line}.
   *
   * @param raw a query of {@code _row} and the raw columns
   * @param framing what of a record breaks a rule of framing still: an expression over {@code raw}
   *     that gives a value of {@link UnitInput.Framing}
   * @param object the raw object's id
   * @param latest the latest time of sale that is believed
   */
  String createLines(String raw, String framing, String object, Instant latest) {
    return """
        create table line as
        with source as (
          select *, %s as _object from (
        %s)),
        mapped as (
          select _row, %s as raw, %s as framing,
            %s
          from source),
        placed as (
          %s),
        timed as (
          select * exclude (written_at), %s as sold_at
          from placed),
        checked as (
          select *, %s,
            %s as minor_unit, %s as longest_key, timestamp '%s' as latest
          from timed),
        judged as (
          select *, %s as broken, %s as line_amount
          from checked),
        keyed as (
          select *, case when broken = 0 then %s end as line_key
          from judged)
        select _row, %s,
          case when broken = 0 then cast(make_timestamp(epoch_us(sold_at) + %s) as date) end
            as sold_on,
          case when broken = 0 then cast(hour(make_timestamp(epoch_us(sold_at) + %s)) as integer) end
            as sold_hour,
          broken, case when broken = 0 then %s end as line_id
        from keyed
        """
        .formatted(
            Sql.text(object),
            raw,
            rawStruct(),
            framing,
            mappedFields(),
            stores.place("mapped"),
            soldAtUtc(),
            blanks(),
            stores.minorUnit(),
            longestKey(),
            latest.toString().replace("T", " ").replace("Z", ""),
            brokenMask(),
            stores.rounded("coalesce(given_total, " + LineRules.COMPUTED_AMOUNT_SQL + ")"),
            lineKey(),
            outputFields(),
            stores.offsetOfUtc("sold_at"),
            stores.offsetOfUtc("sold_at"),
            LineId.SQL);
  }

  /** The fields that {@code line} has as columns; the others are null on every line. */
  Set<LineField> present() {
    var present = EnumSet.copyOf(mapped);
    present.addAll(
        EnumSet.of(
            LineField.KIND,
            LineField.STORE_ID,
            LineField.DISCOUNT,
            LineField.TOTAL_AMOUNT,
            LineField.CURRENCY));
    return present;
  }

  private String rawStruct() {
    var needed = new TreeSet<String>();
    for (LineField field : LineRules.REQUIRED) {
      mapping.field(field.column()).ifPresent(e -> needed.addAll(e.columns()));
    }
    mapping.reject().forEach(rule -> needed.addAll(rule.rawColumns()));
    if (needed.isEmpty()) {
      return "null";
    }
    return needed.stream()
        .map(column -> Sql.text(column) + ": source." + Sql.name(column))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String mappedFields() {
    var columns = new ArrayList<String>();
    for (LineField field : mapped) {
      String name =
          switch (field) {
            case SOLD_AT -> "written_at";
            case TOTAL_AMOUNT -> "given_total";
            default -> field.column();
          };
      columns.add(
          FieldSql.value(field, mapping.field(field.column()).orElseThrow()) + " as " + name);
    }
    if (!mapped.contains(LineField.KIND)) {
      columns.add("'sale' as kind");
    }
    if (!mapped.contains(LineField.STORE_ID)) {
      columns.add(Sql.text(FieldSql.UNKNOWN_STORE) + " as store_id");
    }
    if (!mapped.contains(LineField.TOTAL_AMOUNT)) {
      columns.add("null::decimal(18, 4) as given_total");
    }
    if (!mapped.contains(LineField.DISCOUNT)) {
      columns.add("0::decimal(18, 4) as discount");
    }
    if (!mapped.contains(LineField.TAX_AMOUNT)) {
      columns.add("null::decimal(18, 4) as tax_amount");
    }
    return String.join(",\n    ", columns);
  }

  private String soldAtUtc() {
    return switch (soldAt) {
      case MOMENT -> "coalesce(written_at.utc, %s)".formatted(utcOfLocal("written_at.local"));
      case LOCAL -> utcOfLocal("written_at");
      case INSTANT -> "timezone('UTC', written_at)";
    };
  }

  /** Times so far off that an offset would overflow are left alone: a rule rejects them anyway. */
  private String utcOfLocal(String column) {
    return """
        case when %1$s between timestamp '0001-01-01' and timestamp '9999-12-31'
          then make_timestamp(epoch_us(%1$s) - %2$s) else %1$s end"""
        .formatted(column, stores.offsetOfLocal(column));
  }

  /** Whether the raw columns of a required field are blank, asked only where the field is null. */
  private String blanks() {
    return LineRules.REQUIRED.stream()
        .map(
            field ->
                "case when %s is null then %s end as blank_%s"
                    .formatted(field.column(), allBlank(field), field.column()))
        .collect(Collectors.joining(",\n    "));
  }

  private String allBlank(LineField field) {
    Set<String> columns =
        mapping.field(field.column()).map(Expression::columns).orElse(new TreeSet<>());
    return columns.stream()
        .map(column -> "trim(coalesce(raw." + Sql.name(column) + ", '')) = ''")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" and "), all -> all.isEmpty() ? "true" : all));
  }

  private String brokenMask() {
    var conditions = new ArrayList<String>();
    LineRules.ALL.stream().map(Rule::sql).forEach(conditions::add);
    // A rule that fails on a row is not true for it. The condition may end in a comment.
    mapping.reject().stream()
        .map(rule -> "try(" + rule.when().sql() + "\n)")
        .forEach(conditions::add);
    var bits = new ArrayList<String>();
    for (int i = 0; i < conditions.size(); i++) {
      bits.add("case when " + conditions.get(i) + "\n then " + (1L << i) + " else 0 end");
    }
    long framing = 1L << conditions.size();
    // What is no record is judged no further. Most lines break no rule: only the others are asked
    // which.
    return """
        case when framing = %d then %d when framing = %d then %d
          when (%s
        ) then cast(%s as bigint) else 0 end"""
        .formatted(
            UnitInput.Framing.HAS_NUL,
            framing,
            UnitInput.Framing.TOO_LONG,
            framing << 1,
            String.join("\n) or (", conditions),
            String.join("\n + ", bits));
  }

  /** Characters are counted only where there are more bytes than there may be characters. */
  private String longestKey() {
    List<String> keys =
        LineRules.KEYS.stream()
            .filter(field -> mapped.contains(field))
            .map(LineField::column)
            .toList();
    return "case when greatest(%s) > %d then greatest(%s) else 0 end"
        .formatted(
            keys.stream().map(key -> "strlen(" + key + ")").collect(Collectors.joining(", ")),
            LineRules.LONGEST_KEY,
            keys.stream().map(key -> "length(" + key + ")").collect(Collectors.joining(", ")));
  }

  private String lineKey() {
    var content = present();
    content.add(LineField.SOLD_AT);
    String key = LineContent.sql(content).replace("total_amount", "line_amount");
    return mapped.contains(LineField.LINE_NO) ? "coalesce(line_no, " + key + ")" : key;
  }

  private String outputFields() {
    return present().stream()
        .map(
            field ->
                field == LineField.TOTAL_AMOUNT ? "line_amount as total_amount" : field.column())
        .collect(Collectors.joining(", "));
  }
}
