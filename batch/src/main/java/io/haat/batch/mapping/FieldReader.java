package io.haat.batch.mapping;

import io.haat.batch.mapping.ExpressionChecker.Accepted;
import io.haat.batch.mapping.ExpressionChecker.Refused;
import io.haat.batch.mapping.ExpressionChecker.Verdict;
import io.haat.batch.mapping.YamlSection.Entry;
import io.haat.model.rule.FrameRules;
import io.haat.model.rule.LineRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the expressions of a mapping: its fields, and its own reject rules. */
final class FieldReader {
  private static final Pattern RULE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern OF_A_FIELD = Pattern.compile("(missing|unparsable)_.*");

  private final ExpressionChecker checker;
  private final Problems problems;

  FieldReader(ExpressionChecker checker, Problems problems) {
    this.checker = checker;
    this.problems = problems;
  }

  Map<String, Expression> fields(Target target, Entry entry) throws SQLException {
    var section =
        new YamlSection(target.key(), entry.value(), target.fields().keySet(), "field", problems);
    var fields = new LinkedHashMap<String, Expression>();
    for (Map.Entry<String, Entry> field : section.entries().entrySet()) {
      Optional<String> sql = section.text(field.getValue());
      if (sql.isPresent()) {
        accept(field.getValue(), sql.get(), checker.checkField(sql.get()))
            .ifPresent(expression -> fields.put(field.getKey(), expression));
      }
    }
    for (Field field : target.fields().values()) {
      if (field.required()) {
        section.required(field.name(), "every " + target.key() + " needs it; map it to a column");
      }
    }
    return fields;
  }

  List<RejectRule> rules(Target target, YamlSection root) throws SQLException {
    Optional<Entry> entry = root.entry("reject");
    if (entry.isEmpty()) {
      return List.of();
    }
    var rules = new ArrayList<RejectRule>();
    var names = new HashSet<String>();
    for (Node element : root.list(entry.get())) {
      var section = new YamlSection("reject", element, List.of("rule", "when"), "key", problems);
      Optional<String> name = section.required("rule", "give the rule a name");
      Optional<String> when = section.required("when", "write the condition of the rule");
      name.ifPresent(text -> checkName(section, text, names));
      Optional<Entry> at = section.entry("when");
      if (name.isPresent() && when.isPresent() && at.isPresent()) {
        accept(at.get(), when.get(), checker.checkCondition(when.get(), target))
            .ifPresent(condition -> rules.add(new RejectRule(name.get(), condition)));
      }
    }
    return rules;
  }

  private void checkName(YamlSection section, String name, Set<String> names) {
    String cause = null;
    if (!RULE_NAME.matcher(name).matches()) {
      cause = "'" + name + "' is not a rule name; use lower case letters, digits and underscores";
    } else if (isBuiltIn(name)) {
      cause = "'" + name + "' is a rule of every source; choose another name";
    } else if (!names.add(name)) {
      cause = "rule '" + name + "' stands twice; join the conditions with or";
    }
    if (cause != null) {
      int line = section.entry("rule").map(Entry::line).orElse(section.line());
      problems.add(line, "reject.rule", cause);
    }
  }

  private static boolean isBuiltIn(String rule) {
    return OF_A_FIELD.matcher(rule).matches()
        || FrameRules.ALL.contains(rule)
        || LineRules.ALL.stream().anyMatch(known -> known.name().equals(rule));
  }

  private Optional<Expression> accept(Entry entry, String sql, Verdict verdict) {
    if (verdict instanceof Refused refused) {
      problems.add(entry.line(), entry.path(), refused.cause());
      return Optional.empty();
    }
    return Optional.of(new Expression(sql, ((Accepted) verdict).columns(), entry.line()));
  }
}
