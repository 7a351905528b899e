package io.haat.batch.reference;

import io.haat.batch.mapping.Expression;
import io.haat.batch.mapping.Field;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.RejectRule;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.Sql;
import io.haat.model.rule.FrameRules;
import io.haat.model.rule.LineRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A mapping of a list as SQL: from raw columns to the table {@code line}, whose column {@code
 * broken} has a bit for each rule of {@link #ruleNames()} that the record breaks.
 */
final class ReferenceSql {
  private static final Set<String> KEYS =
      Set.of("product_id", "store_id", "customer_id", "city", "category");

  /** What {@code broken} tests, by the rule's name. */
  private record Test(String rule, String condition) {}

  private final Mapping mapping;
  private final Collection<Field> fields;
  private final String id;

  ReferenceSql(Mapping mapping) {
    this.mapping = mapping;
    this.fields = mapping.target().fields().values();
    this.id = fields.iterator().next().name();
  }

  /**
   * The rules that the bits of {@code broken} stand for, from the lowest; the last is duplicate.
   */
  List<String> ruleNames() {
    var names = new ArrayList<>(tests().stream().map(Test::rule).toList());
    names.add(FrameRules.DUPLICATE);
    return names;
  }

  /**
   * The statement that creates {@code line} from a query of {@code _row} and the raw columns.
   *
   * @param framing what of a record breaks a rule of framing still, as {@link UnitInput#framing}
   * @param object the raw object's id
   */
  String createLines(String raw, String framing, String object) {
    return """
        create or replace table line as
        with source as (
          select *, %s as _object from (
        %s)),
        mapped as (
          select _row, %s as raw, %s as framing,
            %s
          from source)
        select * exclude (raw, framing), %s as broken
        from mapped
        """
        .formatted(Sql.text(object), raw, rawStruct(), framing, values(), broken());
  }

  /** Where the good entries of all units are collected. */
  static final String CREATE_LISTED = "create table listed as select * from line limit 0";

  static final String COLLECT = "insert into listed from line where broken = 0";

  /** Of entries with the same id the first good one stands; this unit's follow those collected. */
  String rejectRepeated() {
    return """
        update line set broken = broken | %2$d
        where _row in (
          select _row from (
            select _row, broken, %1$s in (select %1$s from listed) as listed_before,
                   row_number() over (partition by %1$s order by _row) as nth,
                   coalesce(sum(case when broken = 0 then 1 else 0 end) over (
                     partition by %1$s order by _row
                     rows between unbounded preceding and 1 preceding), 0) as good_before
            from line where %1$s is not null)
          where listed_before or good_before > 0 or (broken > 0 and nth > 1))"""
        .formatted(id, 1L << tests().size());
  }

  /** The good entries as they are copied into the warehouse. */
  String copyQuery() {
    return fields.stream()
        .map(ReferenceSql::copied)
        .collect(Collectors.joining(", ", "select ", " from listed order by _row"));
  }

  private static String copied(Field field) {
    return switch (field.kind()) {
      case TEXT, WHOLE -> field.name();
      case EXACT -> "haat_ten_thousandths(" + field.name() + ")";
      case MEASURE -> "cast(" + field.name() + " * 1000000 as bigint)";
      case DATE -> "cast(" + field.name() + " - date '1970-01-01' as integer)";
      case MOMENT -> throw new IllegalArgumentException("lists have no moments: " + field.name());
    };
  }

  private String rawStruct() {
    Set<String> needed = new TreeSet<>();
    mapping.fields().values().forEach(expression -> needed.addAll(expression.columns()));
    mapping.reject().forEach(rule -> needed.addAll(rule.rawColumns()));
    if (needed.isEmpty()) {
      return "null";
    }
    return needed.stream()
        .map(column -> Sql.text(column) + ": source." + Sql.name(column))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String values() {
    return fields.stream()
        .map(field -> value(field) + " as " + field.name())
        .collect(Collectors.joining(",\n    "));
  }

  /** A value that is not of the field's kind and range is null. */
  private String value(Field field) {
    // A cast of the mapping's own that fails makes a null of one value, not an error of the file.
    String sql = mapping.field(field.name()).map(e -> "try(" + e.sql() + ")").orElse("null");
    return switch (field.kind()) {
      case TEXT -> "case when trim(%1$s::varchar) <> '' then %1$s::varchar end".formatted(sql);
      case EXACT -> "try_cast(%s as decimal(18, 4))".formatted(sql);
      case WHOLE ->
          "case when try_cast(%1$s as integer) = %1$s then try_cast(%1$s as integer) end"
              .formatted(sql);
      case MEASURE ->
          "case when try_cast(%1$s as decimal(9, 6)) between -%2$d and %2$d then try_cast(%1$s as decimal(9, 6)) end"
              .formatted(sql, field.name().equals("latitude") ? 90 : 180);
      case DATE ->
          "case when try_cast(%1$s as date) between date '0001-01-01' and date '9999-12-31' then try_cast(%1$s as date) end"
              .formatted(sql);
      case MOMENT -> throw new IllegalArgumentException("lists have no moments: " + field.name());
    };
  }

  private String broken() {
    List<Test> tests = tests();
    var bits = new ArrayList<String>();
    for (int i = 0; i < tests.size(); i++) {
      bits.add("case when " + tests.get(i).condition() + " then " + (1L << i) + " else 0 end");
    }
    return bits.stream().collect(Collectors.joining("\n      + ", "cast(", " as bigint)"));
  }

  private List<Test> tests() {
    var tests = new ArrayList<Test>();
    for (Field field : fields) {
      String name = field.name();
      String blank = allBlank(name);
      if (field.required()) {
        tests.add(new Test("missing_" + name, name + " is null and " + blank));
      }
      if (!field.required() && mapping.field(name).isEmpty()) {
        continue;
      }
      switch (field.kind()) {
        case TEXT -> unusableText(field, blank).ifPresent(tests::add);
        case EXACT, WHOLE, MEASURE, DATE, MOMENT ->
            tests.add(new Test("unparsable_" + name, name + " is null and not " + blank));
      }
    }
    String keys =
        fields.stream()
            .map(Field::name)
            .filter(KEYS::contains)
            .map(name -> "length(" + name + ") > " + LineRules.LONGEST_KEY)
            .collect(Collectors.joining(" or "));
    tests.add(new Test(LineRules.TEXT_TOO_LONG, keys));
    tests.add(new Test(FrameRules.INVALID_CHARACTER, "framing = " + UnitInput.Framing.HAS_NUL));
    tests.add(new Test(FrameRules.RECORD_TOO_LONG, "framing = " + UnitInput.Framing.TOO_LONG));
    for (RejectRule rule : mapping.reject()) {
      // A rule that fails on a record is not true for it. The condition may end in a comment.
      tests.add(new Test(rule.rule(), "try(" + rule.when().sql() + "\n)"));
    }
    return tests;
  }

  /** A text that is null is only left blank, unless the entry is nothing without it. */
  private static Optional<Test> unusableText(Field field, String blank) {
    String name = field.name();
    String condition =
        switch (name) {
          case "timezone" -> "timezone not in (select name from known_zone)";
          case "currency" -> "currency not in (select code from known_currency)";
          default -> field.required() ? name + " is null and not " + blank : "";
        };
    return condition.isEmpty()
        ? Optional.empty()
        : Optional.of(new Test("unparsable_" + name, condition));
  }

  private String allBlank(String field) {
    Set<String> columns =
        mapping.field(field).map(Expression::columns).<Set<String>>map(c -> c).orElse(Set.of());
    return columns.stream()
        .map(column -> "trim(coalesce(raw." + Sql.name(column) + ", '')) = ''")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" and "), all -> all.isEmpty() ? "true" : "(" + all + ")"));
  }
}
