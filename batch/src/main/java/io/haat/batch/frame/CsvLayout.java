package io.haat.batch.frame;

import io.haat.batch.frame.RecordScanner.Outcome;
import io.haat.model.rule.Utf8;
import java.io.IOException;
import java.util.List;

/**
 * What the first bytes of a delimited file say about the rest of it.
 *
 * @param quoted whether the source uses quotes
 * @param carriageReturnOnly whether its lines end in CR alone
 */
record CsvLayout(
    CsvDialect dialect, boolean quoted, boolean carriageReturnOnly, List<String> columns) {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  /** Reads the header, if there is one, off the window. */
  static CsvLayout sniff(ByteWindow window, String objectName, CsvOptions options)
      throws IOException {
    boolean quoted = options.quote().isPresent();
    char quote = options.quote().orElse(CsvDialect.UNUSED_QUOTE);
    boolean carriageReturnOnly =
        window.indexOf((byte) '\n', window.start) < 0
            && window.indexOf((byte) '\r', window.start) >= 0;
    char delimiter = options.delimiter().orElseGet(() -> likeliest(window, quoted ? quote : 0));
    CsvDialect dialect = CsvDialect.csv(delimiter, quote);
    List<String> columns =
        new CsvLayout(dialect, quoted, carriageReturnOnly, List.of())
            .columns(window, objectName, options.header());
    return new CsvLayout(dialect, quoted, carriageReturnOnly, columns);
  }

  RecordScanner scanner() {
    return new RecordScanner(dialect.delimiter(), quoted, dialect.quote(), carriageReturnOnly);
  }

  CsvFields fields() {
    return new CsvFields(dialect.delimiter(), quoted, dialect.quote());
  }

  StrayQuotes strayQuotes() {
    return new StrayQuotes(dialect.delimiter(), carriageReturnOnly, columns.size());
  }

  private static char likeliest(ByteWindow window, int quote) {
    int[] counts = new int[CANDIDATES.length];
    boolean inside = false;
    boolean begun = false;
    for (int i = window.start; i < window.limit; i++) {
      int c = window.bytes[i];
      boolean lineEnd = c == '\n' || c == '\r';
      if (lineEnd && !inside && begun) {
        break;
      }
      begun |= !lineEnd;
      inside ^= c == quote && quote != 0;
      for (int k = 0; k < counts.length && !inside; k++) {
        counts[k] += c == CANDIDATES[k] && c != quote ? 1 : 0;
      }
    }
    int best = 0;
    for (int k = 1; k < counts.length; k++) {
      best = counts[k] > counts[best] ? k : best;
    }
    return CANDIDATES[best];
  }

  private List<String> columns(ByteWindow window, String objectName, boolean header)
      throws IOException {
    RecordScanner scanner = scanner();
    int ahead = 0;
    while (true) {
      if (window.start + ahead == window.limit && !window.fill()) {
        throw unreadable(objectName, "has no record that could name or count its columns");
      }
      int start = window.start + ahead;
      Outcome outcome = scanner.scan(window.bytes, start, window.limit, window.end);
      boolean usable =
          outcome == Outcome.RECORD
              && !scanner.hasNul()
              && Utf8.isValid(window.bytes, start, scanner.end());
      if (outcome == Outcome.RECORD && scanner.end() == start) {
        ahead = scanner.next() - window.start;
      } else if (usable) {
        List<String> values = fields().values(window.bytes, start, scanner.end());
        if (!header) {
          return ColumnNames.numbered(values);
        }
        window.start = scanner.next();
        return ColumnNames.of(values);
      } else if (header && outcome != Outcome.MORE) {
        throw unreadable(
            objectName,
            outcome == Outcome.RECORD
                ? "has a first line that is not text in the encoding of its mapping"
                : "has a first line whose quotes do not match");
      } else if (window.length() > window.maxLength) {
        throw unreadable(objectName, "has no line end in its first " + window.length() + " bytes");
      } else if (outcome == Outcome.MORE) {
        window.fill();
      } else {
        ahead = behindLine(window, ahead);
      }
    }
  }

  /** How far behind the window's start the line ends that begins {@code ahead} bytes behind it. */
  private int behindLine(ByteWindow window, int ahead) throws IOException {
    byte lineEnd = (byte) (carriageReturnOnly ? '\r' : '\n');
    int at = window.indexOf(lineEnd, window.start + ahead);
    while (at < 0 && window.length() <= window.maxLength && window.fill()) {
      at = window.indexOf(lineEnd, window.start + ahead);
    }
    return at < 0 ? window.length() : at + 1 - window.start;
  }

  private static UnreadableFileException unreadable(String objectName, String cause) {
    return new UnreadableFileException(
        objectName, cause, "Check encoding: and csv: {delimiter, quote, header} in its mapping.");
  }
}
