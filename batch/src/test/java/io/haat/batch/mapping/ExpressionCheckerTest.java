package io.haat.batch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.batch.mapping.ExpressionChecker.Accepted;
import io.haat.batch.mapping.ExpressionChecker.Refused;
import io.haat.batch.mapping.ExpressionChecker.Verdict;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionCheckerTest extends DatabaseTest {
  private static ExpressionChecker checker;

  @BeforeAll
  static void open() throws SQLException {
    checker = new ExpressionChecker(database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '`',
      value = {
        "InvoiceNo ==> InvoiceNo",
        "case when InvoiceNo like 'C%' then 'refund' else 'sale' end ==> InvoiceNo",
        "nullif(regexp_replace(CustomerID, '\\.0$', ''), '') ==> CustomerID",
        "number(Quantity) * coalesce(number(\"Unit Price\", '1.234,56'), 0) ==> Quantity,Unit Price",
        "instant(d, '%Y-%m-%d') ==> d",
        "_object || '-' || _row ==> -",
        "'(; -- /* not code */ $1' || a ==> a",
        "E'it\\'s -- text' || a ==> a",
        "\"odd \"\"name; --\" ==> odd \"name; --",
        "a[1:3] || b::varchar ==> a,b",
        "j ->> '$.x' ==> j",
        "j -> '$.x' ==> j",
        "list_filter(split(a, ','), lambda x: x <> b)[1] ==> a,b",
        "if(a between '1' and '2' and b in ('x', 'y') and not c is null, d, e) ==> a,b,c,d,e",
        "date '2020-01-01' + interval 1 day ==> -",
        "repeat(a, 2) ==> a",
        "md5(concat_ws('|', a, b)) ==> a,b",
        "extract(year from a) ==> a",
        "position('a' in b) ==> b",
      })
  void a_scalar_expression_is_accepted_with_its_columns(String sql, String columns)
      throws SQLException {
    Verdict verdict = checker.checkField(sql);

    assertThat(verdict).as(sql).isInstanceOf(Accepted.class);
    assertThat(String.join(",", ((Accepted) verdict).columns()))
        .isEqualTo(columns.equals("-") ? "" : columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "==>",
      quoteCharacter = '`',
      value = {
        "1) from x -- ==> closing parenthesis at character 2",
        "1), (2 ==> closing parenthesis at character 2",
        "(1 ==> opening parenthesis without a closing one",
        "a; drop table sales ==> semicolon",
        "a -- b ==> comments are not allowed",
        "a /* b */ ==> comments are not allowed",
        "'abc ==> opened with ' and never closed",
        "\"abc ==> opened with \" and never closed",
        "E'abc\\' ==> opened with ' and never closed",
        "$$abc$$ ==> $ outside of quotes",
        "$1 ==> $ outside of quotes",
        "? ==> parameters are not allowed",
        "#1 ==> #1 is not allowed",
        "* ==> name the column",
        "columns('a') ==> name the column",
        "a.* ==> name the column",
        "(select 1) ==> subquery",
        "a in (select b) ==> subquery",
        "exists (from range(3)) ==> subquery",
        "a = any(['x']) ==> subquery",
        "select 1 ==> subquery",
        "a as b ==> cannot parse",
        "a from b ==> cannot parse",
        "a order by b ==> cannot parse",
        "a b ==> cannot parse",
        "sum(a) ==> looks at several rows",
        "count(*) ==> looks at several rows",
        "row_number() over () ==> window",
        "lag(a) over (order by b) ==> window",
        "lower(distinct a) ==> belong to aggregates",
        "lower(a) filter (where true) ==> belong to aggregates",
        "random() ==> may give another result",
        "uuid() ==> may give another result",
        "now() ==> may give another result",
        "current_date ==> changes from run to run",
        "localtimestamp ==> changes from run to run",
        "current_setting('home_directory') ==> may give another result",
        "getvariable('x') ==> may give another result",
        "nextval('s') ==> may give another result",
        "getenv('HOME') ==> environment",
        "age(a::timestamp) ==> clock",
        "hash(a) ==> md5()",
        "unnest([1, 2]) ==> several rows of one",
        "read_csv('/etc/passwd') ==> not allowed",
        "read_text('/etc/passwd') ==> not allowed",
        "query('select 1') ==> not allowed",
        "main.number(a) ==> without a prefix",
        "system.main.lower(a) ==> without a prefix",
        "a operator(pg_catalog.+) b ==> without a prefix",
        "haat_plain_number(a) ==> not allowed",
        "pg_sleep(1) ==> not allowed",
        "ago(interval 1 day) ==> not allowed",
        "lowr(a) ==> did you mean lower?",
        "t.a ==> has a prefix",
        "list_transform([a], x -> x || b) ==> lambda x:",
        "unpack([a]) ==> operator_unpack is not allowed",
        "combine(a, b) ==> not allowed",
        "default ==> default is not allowed",
        "grouping(a) ==> looks at several rows",
        "list_transform([a], lambda x: random()) ==> may give another result",
      })
  void anything_else_is_refused_with_its_reason(String sql, String reason) throws SQLException {
    Verdict verdict = checker.checkField(sql);

    assertThat(verdict).as(sql).isInstanceOf(Refused.class);
    assertThat(((Refused) verdict).cause()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 3_000, 6_000})
  void a_deeply_nested_expression_is_accepted_or_refused(int depth) throws SQLException {
    for (String sql :
        List.of(
            "(".repeat(depth) + "a" + ")".repeat(depth),
            "a" + "||a".repeat(depth),
            "[".repeat(depth) + "]".repeat(depth),
            "- ".repeat(depth) + "a")) {
      Verdict verdict = checker.checkField(sql);

      assertThat(verdict).asString().hasSizeLessThan(400);
      assertThat(verdict).isInstanceOf(depth > 1_000 ? Refused.class : Verdict.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void an_empty_expression_is_refused(String sql) throws SQLException {
    assertThat(checker.checkField(sql)).asString().contains("the expression is empty");
  }

  @Test
  void no_function_that_reads_beyond_its_arguments_is_allowed() throws SQLException {
    var functions = AllowedFunctions.of(database);

    assertThat(
            Stream.of(
                "read_blob",
                "glob",
                "sniff_csv",
                "setseed",
                "setval",
                "write_log",
                "error",
                "txid_current",
                "current_query",
                "json_execute_serialized_sql",
                "duckdb_settings",
                "pragma_table_info",
                "parquet_scan",
                "query_table",
                "today",
                "transaction_timestamp"))
        .allSatisfy(name -> assertThat(functions.problem(name)).as(name).isPresent());
  }

  @Test
  void a_condition_knows_canonical_fields_and_raw_columns() throws SQLException {
    Verdict verdict =
        checker.checkCondition(
            "Unit_Price = 0 and raw.\"Invoice \"\"No\" like 'A%' and raw.x = ''", Target.LINE);

    assertThat(((Accepted) verdict).columns())
        .containsExactly("raw.\"Invoice \"\"No\"", "raw.\"x\"", "unit_price");
    var rule = new RejectRule("r", new Expression("", ((Accepted) verdict).columns(), 1));
    assertThat(rule.fields()).containsExactly("unit_price");
    assertThat(rule.rawColumns()).containsExactly("Invoice \"No", "x");
  }

  @Test
  void a_condition_over_a_raw_column_says_how_to_write_it() throws SQLException {
    assertThat(checker.checkCondition("UnitPrice = '0'", Target.LINE))
        .asString()
        .contains("UnitPrice is not a field of line (did you mean unit_price?)")
        .contains("raw.\"UnitPrice\"");
    assertThat(checker.checkCondition("x.y = '0'", Target.LINE))
        .asString()
        .contains("raw.\"NAME\"");
  }
}
