package io.haat.batch.transform;

import io.haat.batch.mapping.Expression;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.RejectRule;
import io.haat.lake.Sql;
import io.haat.model.LineContent;
import io.haat.model.LineField;
import io.haat.model.LineId;
import io.haat.model.rule.LineRules;
import io.haat.model.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mapping as one SQL statement: from raw columns to the table {@code line}, whose column {@code
 * broken} has a bit for each rule of {@link #ruleNames()} that the line breaks.
 */
final class LineSql {
  private static final String UNKNOWN_STORE = "unknown";
  private static final Set<LineField> IDS =
      EnumSet.of(
          LineField.TRANSACTION_ID,
          LineField.LINE_NO,
          LineField.STORE_ID,
          LineField.PRODUCT_ID,
          LineField.CUSTOMER_ID);
  private static final Pattern PLAIN_COLUMN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\"([^\"]|\"\")+\"");

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
    return names;
  }

  /**
   * The statement that creates {@code line}.
   *
   * @param raw a query of {@code _row} and the raw columns
   * @param object the raw object's id
   * @param latest the latest time of sale that is believed
   */
  String createLines(String raw, String object, Instant latest) {
    return """
        create table line as
        with source as (
          select *, %s as _object from (
        %s)),
        mapped as (
          select _row, %s as raw,
            %s
          from source),
        placed as (
          %s),
        timed as (
          select * exclude (written_at), %s as sold_at
          from placed),
        checked as (
          select *, %s,
            %s as minor_unit, timestamp '%s' as latest
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
            mappedFields(),
            stores.place("mapped"),
            soldAtUtc(),
            blanks(),
            stores.minorUnit(),
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
      columns.add(value(field, mapping.field(field.column()).orElseThrow()) + " as " + name);
    }
    if (!mapped.contains(LineField.KIND)) {
      columns.add("'sale' as kind");
    }
    if (!mapped.contains(LineField.STORE_ID)) {
      columns.add(Sql.text(UNKNOWN_STORE) + " as store_id");
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

  private static String value(LineField field, Expression expression) {
    boolean plain = PLAIN_COLUMN.matcher(expression.sql().strip()).matches();
    // A cast that fails on one row makes that row's value null, not the load fail. The expression
    // may end in a comment, hence the line break.
    String sql = plain ? expression.sql().strip() : "try(" + expression.sql() + "\n)";
    return switch (field.type()) {
      // The reader has made blank fields null; an expression may make new ones.
      case TEXT -> text(field, plain ? notBlank(field, sql) : "nullif(" + sql + "::varchar, '')");
      case INSTANT -> sql;
      case QUANTITY, PRICE -> amount(field, "try_cast(" + sql + " as " + field.type().sql() + ")");
    };
  }

  /** Spaces alone are no id. */
  private static String notBlank(LineField field, String sql) {
    return IDS.contains(field)
        ? "case when starts_with(%1$s, ' ') and trim(%1$s) = '' then null else %1$s end"
            .formatted(sql)
        : sql;
  }

  private static String text(LineField field, String sql) {
    return field == LineField.STORE_ID
        ? "coalesce(" + sql + ", " + Sql.text(UNKNOWN_STORE) + ")"
        : sql;
  }

  private static String amount(LineField field, String sql) {
    return field == LineField.DISCOUNT ? "coalesce(" + sql + ", 0)" : sql;
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
    mapping.reject().stream().map(RejectRule::when).map(Expression::sql).forEach(conditions::add);
    var bits = new ArrayList<String>();
    for (int i = 0; i < conditions.size(); i++) {
      bits.add("case when " + conditions.get(i) + "\n then " + (1L << i) + " else 0 end");
    }
    // Most lines break no rule: only the others are asked which.
    return "case when (%s\n) then cast(%s as bigint) else 0 end"
        .formatted(String.join("\n) or (", conditions), String.join("\n + ", bits));
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
