package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Names;
import io.haat.batch.mapping.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A proposal in the making. */
final class Draft {
  private static final int SHOWN_CANDIDATES = 5;

  final Target target;
  final Sample sample;
  private final Map<String, FieldGuess> guesses = new LinkedHashMap<>();
  private final Set<String> unclear = new LinkedHashSet<>();
  private final Set<String> undecided = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Map<String, String> rejects = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> used = new HashSet<>();
  private Optional<String> currencySeen = Optional.empty();
  private boolean localTimes = true;

  Draft(Target target, Sample sample) {
    this.target = target;
    this.sample = sample;
  }

  void guess(String field, String expression, Confidence confidence, String reason) {
    guesses.put(field, new FieldGuess(field, expression, confidence, reason));
  }

  void use(String column) {
    used.add(column);
  }

  /** The column that probably holds the field; several that may are unclear, if it is required. */
  Optional<String> column(String field) {
    List<String> columns = unused(Vocabulary.match(field, target, sample.header()).columns());
    boolean required = target.required().contains(field);
    if (columns.isEmpty() && required) {
      missing(field);
    }
    if (columns.size() > 1 && required) {
      undecided(
          field, "may be " + String.join(" or ", columns) + "; write `" + field + ": COLUMN`");
      return Optional.empty();
    }
    columns.stream().findFirst().ifPresent(used::add);
    return columns.stream().findFirst();
  }

  List<String> unused(List<String> columns) {
    return columns.stream().filter(column -> !used.contains(column)).toList();
  }

  /** How sure the column's name alone is. */
  Confidence byName(String field) {
    return Vocabulary.match(field, target, sample.header()).certain()
        ? Confidence.HIGH
        : Confidence.MEDIUM;
  }

  /** Notes that nothing is named like the field; what remains at the end are its candidates. */
  private void missing(String field) {
    missing.add(field);
  }

  /** Lists what remains for the fields that nothing is named like. */
  void listCandidates() {
    for (String field : missing) {
      List<String> candidates = Names.nearestFirst(field, unused(sample.header()));
      String list =
          candidates.isEmpty()
              ? "no column remains for it"
              : "candidates are "
                  + String.join(
                      ", ", candidates.subList(0, Math.min(SHOWN_CANDIDATES, candidates.size())));
      undecided(
          field,
          "no column is named like it; "
              + list
              + "; write `"
              + field
              + ": COLUMN` under "
              + target.key()
              + ":, or an expression that makes it of others");
    }
  }

  /** Leaves a field open, for the user to fill. */
  void undecided(String field, String cause) {
    guesses.remove(field);
    undecided.add(field);
    unclear.add(field + ": " + cause);
  }

  /** Says in the proposal why a column was left out. */
  void note(String text) {
    notes.add(text);
  }

  /** Proposes a rule of the source's own. */
  void reject(String rule, String when) {
    rejects.put(rule, when);
  }

  Map<String, String> rejects() {
    return rejects;
  }

  Set<String> notes() {
    return notes;
  }

  /** Leaves something else open. */
  void unclear(String what) {
    unclear.add(what);
  }

  Map<String, FieldGuess> guesses() {
    return guesses;
  }

  Set<String> undecidedFields() {
    return undecided;
  }

  List<String> unclear() {
    return new ArrayList<>(unclear);
  }

  void sawCurrency(Optional<String> code) {
    currencySeen = currencySeen.or(() -> code);
  }

  Optional<String> currencySeen() {
    return currencySeen;
  }

  void allTimesHaveOffsets() {
    localTimes = false;
  }

  boolean hasLocalTimes() {
    return localTimes;
  }
}
