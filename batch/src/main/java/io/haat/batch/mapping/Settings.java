package io.haat.batch.mapping;

import io.haat.batch.mapping.YamlSection.Entry;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the keys of a mapping that are single values. */
final class Settings {
  private static final List<String> ENCODINGS =
      List.of(
          "utf-8",
          "utf-16",
          "utf-16le",
          "utf-16be",
          "latin-1",
          "iso-8859-1",
          "iso-8859-15",
          "windows-1252",
          "windows-1250",
          "windows-1251",
          "us-ascii",
          "shift_jis",
          "gb18030");

  private final YamlSection root;
  private final Problems problems;

  Settings(YamlSection root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  String name(String key, String otherwise) {
    Optional<Entry> entry = root.entry(key);
    String text = entry.flatMap(root::text).orElse(otherwise);
    if (entry.isPresent() && !SourceName.isValid(text)) {
      problems.add(
          entry.get().line(),
          key,
          "'"
              + text
              + "' is not a name; use up to 64 letters, digits, dots, dashes or underscores");
    }
    return text;
  }

  Format format() {
    Optional<Entry> entry = root.entry("format");
    if (entry.isEmpty()) {
      return Format.CSV;
    }
    String text = root.text("format").orElse("csv");
    List<String> known =
        Arrays.stream(Format.values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(text)) {
      String advice = "; use one of " + String.join(", ", known);
      problems.add(
          entry.get().line(),
          "format",
          "unknown format '" + text + "'" + Names.suggestion(text, known) + advice);
      return Format.CSV;
    }
    return Format.valueOf(text.toUpperCase(Locale.ROOT));
  }

  Charset charset() {
    Optional<String> text = root.text("encoding");
    if (text.isEmpty()) {
      return StandardCharsets.UTF_8;
    }
    String name = text.get().toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(name.equals("latin-1") ? "iso-8859-1" : name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      problems.add(
          lineOf("encoding"),
          "encoding",
          "unknown encoding '"
              + text.get()
              + "'"
              + Names.suggestion(name, ENCODINGS)
              + "; use one such as utf-8, utf-16, latin-1 or windows-1252");
      return StandardCharsets.UTF_8;
    }
  }

  /** The zone, or empty where none is given. */
  Optional<ZoneId> timezone() {
    Optional<String> text = root.text("timezone");
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException unknown) {
      problems.add(
          lineOf("timezone"),
          "timezone",
          "unknown time zone '"
              + text.orElse("")
              + "'"
              + Names.suggestion(text.orElse(""), ZoneId.getAvailableZoneIds())
              + "; use a name such as Europe/London or Asia/Kolkata");
      return Optional.of(ZoneOffset.UTC);
    }
  }

  /** The currency, or empty where none is given. */
  Optional<Currency> currency() {
    Optional<String> text = root.text("currency");
    try {
      return text.map(Currency::getInstance);
    } catch (IllegalArgumentException unknown) {
      List<String> codes =
          Currency.getAvailableCurrencies().stream()
              .map(Currency::getCurrencyCode)
              .sorted()
              .toList();
      String upper = text.orElse("").toUpperCase(Locale.ROOT);
      String meant = codes.contains(upper) ? " (did you mean " + upper + "?)" : "";
      problems.add(
          lineOf("currency"),
          "currency",
          "unknown currency '"
              + text.orElse("")
              + "'"
              + meant
              + "; use an ISO 4217 code such as GBP, EUR or INR");
      return Optional.of(Currency.getInstance("XXX"));
    }
  }

  Optional<String> rows(Format format) {
    Optional<String> text = root.text("rows");
    if (text.isPresent() && format == Format.CSV) {
      problems.add(lineOf("rows"), "rows", "is for nested files, and format is csv; remove it");
    }
    if (text.isPresent() && text.get().isBlank()) {
      problems.add(lineOf("rows"), "rows", "is empty; name the list whose elements are the rows");
    }
    return text;
  }

  private int lineOf(String key) {
    return root.entry(key).map(Entry::line).orElse(0);
  }
}
