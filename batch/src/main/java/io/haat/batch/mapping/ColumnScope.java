package io.haat.batch.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which names an expression may use. */
sealed interface ColumnScope {
  /**
   * Adds the column that a dotted name stands for, or says why it stands for none.
   *
   * @param path the name's parts, at least one
   */
  Optional<String> resolve(List<String> path, Collection<String> columns);

  /** Fields of a row: raw columns, which are not known yet, {@code _row} and {@code _object}. */
  record RawRow() implements ColumnScope {
    private static final Set<String> ALWAYS_THERE = Set.of("_row", "_object");

    @Override
    public Optional<String> resolve(List<String> path, Collection<String> columns) {
      if (path.size() > 1) {
        String dotted = String.join(".", path);
        return Optional.of(
            dotted
                + " has a prefix, but an expression knows only columns; write \""
                + dotted
                + "\" if that is the column's name, or use ->> for a value within JSON");
      }
      if (!ALWAYS_THERE.contains(path.get(0).toLowerCase(Locale.ROOT))) {
        columns.add(path.get(0));
      }
      return Optional.empty();
    }
  }

  /** Conditions of {@code reject:} rules: canonical fields, and {@code raw."NAME"}. */
  record CanonicalRow(Target target) implements ColumnScope {
    @Override
    public Optional<String> resolve(List<String> path, Collection<String> columns) {
      String first = path.get(0);
      if (path.size() == 1) {
        String name = first.toLowerCase(Locale.ROOT);
        if (target.field(name).isPresent()) {
          columns.add(name);
          return Optional.empty();
        }
        return Optional.of(
            first
                + " is not a field of "
                + target.key()
                + Names.suggestion(first, target.fields().keySet())
                + "; a condition knows canonical fields, and raw columns as raw.\""
                + first
                + '"');
      }
      if (path.size() == 2 && first.equalsIgnoreCase("raw")) {
        columns.add(RejectRule.rawColumn(path.get(1)));
        return Optional.empty();
      }
      return Optional.of(
          String.join(".", path)
              + " is not known here; a condition knows canonical fields, and raw columns as"
              + " raw.\"NAME\"");
    }
  }
}
