package io.haat.batch.mapping;

import io.haat.batch.mapping.YamlSection.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code csv:} of a mapping. */
final class CsvSettings {
  private static final List<String> KEYS = List.of("delimiter", "quote", "header", "null");

  private final YamlSection section;
  private final Problems problems;

  private CsvSettings(YamlSection section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  static CsvOptions read(YamlSection root, Format format, Problems problems) {
    Optional<Entry> entry = root.entry("csv");
    if (entry.isEmpty()) {
      return CsvOptions.DEFAULT;
    }
    if (format != Format.CSV) {
      problems.add(entry.get().line(), "csv", "is for format: csv only; remove it");
      return CsvOptions.DEFAULT;
    }
    var section = new YamlSection("csv", entry.get().value(), KEYS, "key", problems);
    return new CsvSettings(section, problems).options();
  }

  private CsvOptions options() {
    Optional<Character> delimiter = character("delimiter", "auto", Optional.empty());
    Optional<Character> quote = character("quote", "none", CsvOptions.DEFAULT.quote());
    if (delimiter.isPresent() && delimiter.equals(quote)) {
      section
          .entry("delimiter")
          .ifPresent(
              entry ->
                  problems.add(
                      entry.line(),
                      entry.path(),
                      "is the same character as csv.quote; change one of them"));
      return CsvOptions.DEFAULT;
    }
    return new CsvOptions(delimiter, quote, header(), nulls());
  }

  /** One character; the given word, or an absent key where nothing is usual, is empty. */
  private Optional<Character> character(
      String key, String wordForNone, Optional<Character> otherwise) {
    Optional<Entry> entry = section.entry(key);
    if (entry.isEmpty()) {
      return otherwise;
    }
    Optional<String> text = section.text(entry.get());
    if (text.isEmpty() || text.get().equals(wordForNone)) {
      return Optional.empty();
    }
    String value = text.get().equals("tab") || text.get().equals("\\t") ? "\t" : text.get();
    if (value.length() != 1 || !fits(key, value.charAt(0))) {
      String sample = key.equals("delimiter") ? "';' or tab" : "'\"'";
      problems.add(
          entry.get().line(),
          entry.get().path(),
          "'"
              + text.get()
              + "' cannot be the "
              + key
              + "; use one character such as "
              + sample
              + ", or "
              + wordForNone);
      return otherwise;
    }
    return Optional.of(value.charAt(0));
  }

  private static boolean fits(String key, char c) {
    boolean usable = c == '\t' || !(Character.isISOControl(c) || Character.isSurrogate(c));
    return usable && !Character.isLetterOrDigit(c) && (key.equals("delimiter") || c != ' ');
  }

  private boolean header() {
    Optional<Entry> entry = section.entry("header");
    String text = entry.flatMap(section::text).orElse("true");
    if (!text.equals("true") && !text.equals("false")) {
      entry.ifPresent(
          at ->
              problems.add(
                  at.line(),
                  at.path(),
                  "'" + text + "' is neither true nor false; write one of them"));
    }
    return !text.equals("false");
  }

  private List<String> nulls() {
    Optional<Entry> entry = section.entry("null");
    if (entry.isEmpty()) {
      return CsvOptions.DEFAULT.nulls();
    }
    var values = new ArrayList<String>();
    for (Node element : section.list(entry.get())) {
      if (element instanceof ScalarNode scalar) {
        values.add(scalar.getValue());
      } else {
        problems.add(
            YamlSection.line(element),
            "csv.null",
            "holds something that is not a text; write texts");
      }
    }
    return values;
  }
}
