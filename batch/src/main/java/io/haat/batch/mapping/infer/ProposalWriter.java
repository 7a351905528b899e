package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a draft as the text of a mapping file. */
final class ProposalWriter {
  private final StringBuilder yaml = new StringBuilder();
  private final Draft draft;

  private ProposalWriter(Draft draft) {
    this.draft = draft;
  }

  /**
   * The mapping file.
   *
   * @param file the data file's name
   * @param currency its code, or empty while nobody has said it
   * @param timezone its name, or empty where no time is local
   */
  static String write(
      Draft draft, String file, Optional<String> currency, Optional<String> timezone) {
    var writer = new ProposalWriter(draft);
    writer.settings(file, currency, timezone);
    writer.fields();
    return writer.yaml.toString();
  }

  /** A name for the source of a file, such as {@code sales-2024} for {@code Sales 2024.csv.gz}. */
  static String sourceName(String file) {
    String name =
        file.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String short64 = name.substring(0, Math.min(name.length(), 64));
    return short64.isEmpty() ? "unnamed" : short64;
  }

  private void settings(String file, Optional<String> currency, Optional<String> timezone) {
    Sample sample = draft.sample;
    line(
        "# Proposed from "
            + file.replaceAll("\\p{Cntrl}", " ")
            + " and its first "
            + sample.records().size()
            + " records. Look through it before you use it.");
    line("source: " + sourceName(file));
    line("retailer: " + sourceName(file));
    line("format: " + sample.format().name().toLowerCase(Locale.ROOT));
    if (sample.format() != Format.PARQUET) {
      line("encoding: " + sample.encoding());
    }
    if (sample.format() == Format.CSV) {
      char delimiter = sample.delimiter().orElse(',');
      String nulls =
          Blanks.in(sample).stream()
              .map(text -> '"' + text.replace("\\", "\\\\") + '"')
              .collect(Collectors.joining(", ", "[", "]"));
      line(
          "csv: {delimiter: "
              + (delimiter == '\t' ? "tab" : "'" + delimiter + "'")
              + ", quote: '\"', header: true, null: "
              + nulls
              + "}");
    }
    sample.rows().ifPresent(rows -> line("rows: " + scalar(rows)));
    timezone.ifPresent(zone -> line("timezone: " + zone));
    if (needsCurrency(draft)) {
      line(currency.map(code -> "currency: " + code).orElse("# currency: ???"));
    }
  }

  static boolean needsCurrency(Draft draft) {
    return switch (draft.target) {
      case LINE -> true;
      case PRODUCT ->
          draft.guesses().containsKey("unit_price") || draft.guesses().containsKey("unit_cost");
      case STORE, CUSTOMER -> false;
    };
  }

  private void fields() {
    line(draft.target.key() + ":");
    for (String field : draft.target.fields().keySet()) {
      FieldGuess guess = draft.guesses().get(field);
      if (guess != null) {
        line("  # " + guess.confidence() + ": " + guess.reason().replaceAll("\\p{Cntrl}", " "));
        line("  " + field + ": " + scalar(guess.expression()));
      } else if (draft.undecidedFields().contains(field)) {
        line("  # " + field + ": ???");
      }
    }
    if (!draft.rejects().isEmpty()) {
      line("reject:");
    }
    draft
        .rejects()
        .forEach((rule, when) -> line("  - rule: " + rule + "\n    when: " + scalar(when)));
    draft.notes().forEach(note -> line("# " + note));
    List<String> open = draft.unclear();
    if (!open.isEmpty()) {
      line("# To decide:");
      open.forEach(text -> line("# - " + text.replaceAll("\\p{Cntrl}", " ")));
    }
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }

  /**
   * The text as a YAML scalar: plain where that means the same, else in single or double quotes.
   */
  private static String scalar(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return '"'
          + text.codePoints().mapToObj(ProposalWriter::escaped).collect(Collectors.joining())
          + '"';
    }
    boolean plain =
        text.matches("[A-Za-z_(].*[^:\\s]|[A-Za-z_]")
            && !text.contains(": ")
            && !text.contains(" #");
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }

  private static String escaped(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    return Character.isISOControl(c) ? String.format("\\x%02x", c) : Character.toString(c);
  }
}
