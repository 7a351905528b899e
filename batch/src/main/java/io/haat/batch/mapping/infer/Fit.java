package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Expression;
import io.haat.batch.mapping.Mapping;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the expressions of a proposal over the sample, and trusts those less that give nulls. */
final class Fit {
  private static final double USUAL_DIRT = 0.9;
  private static final double MOST = 0.5;

  private final Draft draft;
  private final SampleTable table;
  private final Columns columns;

  Fit(Draft draft, SampleTable table, Columns columns) {
    this.draft = draft;
    this.table = table;
    this.columns = columns;
  }

  void check(Mapping mapping) throws SQLException {
    for (Map.Entry<String, Expression> field : mapping.fields().entrySet()) {
      Expression expression = field.getValue();
      List<String> named = expression.columns().stream().map(columns::sql).toList();
      if (named.isEmpty()) {
        continue;
      }
      String blank = named.stream().map(n -> n + " is null").collect(Collectors.joining(" and "));
      double nulls =
          table.share("(" + expression.sql() + ") is null and not (" + blank + ")", List.of());
      judge(field.getKey(), 1 - nulls);
    }
  }

  private void judge(String field, double share) {
    FieldGuess guess = draft.guesses().get(field);
    if (guess == null || share >= USUAL_DIRT) {
      return;
    }
    long percent = Math.round(share * 100);
    String reason = guess.reason() + "; reads only " + percent + " % of the values";
    if (share < MOST && draft.target.required().contains(field)) {
      draft.undecided(
          field,
          "`" + guess.expression() + "` reads only " + percent + " % of the values; correct it");
    } else {
      draft.guess(field, guess.expression(), Confidence.MEDIUM, reason);
    }
  }
}
