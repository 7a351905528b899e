package io.haat.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineRulesTest {
  private static final long SEED = 20_240_229;
  private static final int LINES = 30_000;
  private static final int OFTEN = 500;

  private static List<CandidateLine> lines;
  private static CandidateTable table;

  @BeforeAll
  static void fill_the_table() throws SQLException {
    var random = new RandomLines(SEED);
    lines = Stream.generate(random::next).limit(LINES).toList();
    table = new CandidateTable(lines);
  }

  @AfterAll
  static void close_the_table() throws SQLException {
    table.close();
  }

  static List<Rule> rules() {
    return LineRules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void both_forms_of_a_rule_give_the_same_verdict(Rule rule) throws SQLException {
    var java = new BitSet();
    for (int i = 0; i < lines.size(); i++) {
      java.set(i, rule.brokenBy().test(lines.get(i)));
    }
    assertThat(java.cardinality()).isBetween(OFTEN, LINES - OFTEN);

    BitSet differing = table.where(rule.sql());
    differing.xor(java);
    assertThat(differing.stream().mapToObj(lines::get).limit(3)).isEmpty();
    assertThat(differing.cardinality()).isZero();
  }

  @Test
  void the_lines_reach_the_edges_that_rules_turn_on() {
    assertThat(lines)
        .anyMatch(line -> LineRules.EARLIEST.equals(line.soldAt()))
        .anyMatch(line -> LineRules.EARLIEST.minusNanos(1_000).equals(line.soldAt()))
        .anyMatch(line -> line.longestKey() == LineRules.LONGEST_KEY)
        .anyMatch(line -> line.longestKey() == LineRules.LONGEST_KEY + 1)
        .anyMatch(line -> line.latest().equals(line.soldAt()))
        .anyMatch(line -> line.latest().plusNanos(1_000).equals(line.soldAt()))
        .anyMatch(line -> RandomLines.FIRST_TIMESTAMP.equals(line.soldAt()))
        .anyMatch(line -> RandomLines.LAST_TIMESTAMP.equals(line.soldAt()))
        .anyMatch(
            line ->
                RandomLines.LARGEST_QUANTITY.equals(line.quantity())
                    && RandomLines.LARGEST_PRICE.negate().equals(line.unitPrice())
                    && RandomLines.LARGEST_PRICE.equals(line.discount())
                    && RandomLines.LARGEST_PRICE.equals(line.givenTotal()));
  }

  @Test
  void a_line_is_told_all_the_rules_that_it_breaks() throws SQLException {
    BitSet several = new BitSet();
    for (int i = 0; i < lines.size(); i++) {
      several.set(i, LineRules.brokenBy(lines.get(i)).size() > 1);
    }
    String count =
        LineRules.ALL.stream()
            .map(rule -> "case when " + rule.sql() + " then 1 else 0 end")
            .reduce("0", (sum, one) -> sum + " + " + one);
    assertThat(table.where(count + " > 1")).isEqualTo(several);
  }
}
