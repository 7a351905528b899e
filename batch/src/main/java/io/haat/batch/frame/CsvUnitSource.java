package io.haat.batch.frame;

import static io.haat.batch.frame.FramingRule.INVALID_CHARACTER;
import static io.haat.batch.frame.FramingRule.INVALID_ENCODING;
import static io.haat.batch.frame.FramingRule.MALFORMED_QUOTING;
import static io.haat.batch.frame.FramingRule.RECORD_TOO_LONG;
import static io.haat.batch.frame.FramingRule.WRONG_COLUMN_COUNT;

import io.haat.model.rule.Utf8;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames delimited text. */
final class CsvUnitSource implements UnitSource {
  private final CountingInputStream raw;
  private final ByteWindow window;
  private final CsvLayout layout;
  private final CsvFields fields;
  private final RecordScanner scanner;
  private final StrayQuotes strayQuotes;
  private final Line line;
  private final UnitSequence units;

  CsvUnitSource(
      CountingInputStream raw, ByteWindow window, CsvLayout layout, FrameRequest request) {
    this.raw = raw;
    this.window = window;
    this.layout = layout;
    this.fields = layout.fields();
    this.scanner = layout.scanner();
    this.strayQuotes = layout.strayQuotes();
    this.line = new Line(window, layout.carriageReturnOnly());
    this.units = new UnitSequence(request, layout.dialect());
  }

  @Override
  public List<String> columns() {
    return layout.columns();
  }

  @Override
  public @Nullable FramedUnit next() throws IOException {
    return units.next(
        unit -> {
          while (!unit.isFull() && !window.isAtEnd()) {
            frame(unit);
          }
        });
  }

  private void frame(UnitWriter unit) throws IOException {
    byte[] bytes = window.bytes;
    int start = window.start;
    switch (scanner.scan(bytes, start, window.limit, window.end)) {
      case MORE -> {
        if (window.length() > window.maxLength + 1) {
          rejectFirstLine(unit, scanner.insideQuotes() ? MALFORMED_QUOTING : RECORD_TOO_LONG);
        } else {
          window.fill();
        }
      }
      case MALFORMED -> rejectFirstLine(unit, MALFORMED_QUOTING);
      case RECORD -> {
        int end = scanner.end();
        if (end - start > window.maxLength) {
          rejectFirstLine(unit, RECORD_TOO_LONG);
        } else if (scanner.hasLineEnds() && strayQuotes.join(bytes, start, end)) {
          rejectFirstLine(unit, MALFORMED_QUOTING);
        } else {
          take(unit, start, end);
          window.start = scanner.next();
        }
      }
    }
  }

  private void take(UnitWriter unit, int from, int to) throws IOException {
    byte[] bytes = window.bytes;
    if (from == to) {
      return; // a blank line is no record
    }
    boolean sound =
        scanner.fields() == layout.columns().size()
            && !scanner.hasNul()
            && (!scanner.hasHighBytes() || Utf8.isValid(bytes, from, to));
    if (!sound) {
      unit.reject(brokenRules(bytes, from, to), bytes, from, to);
    } else if (scanner.needsRewrite()) {
      byte[] record = fields.quotedWhereNeeded(bytes, from, to);
      unit.record(record, 0, record.length);
    } else {
      unit.record(bytes, from, to);
    }
  }

  private Set<FramingRule> brokenRules(byte[] bytes, int from, int to) {
    Set<FramingRule> rules = EnumSet.noneOf(FramingRule.class);
    if (scanner.fields() != layout.columns().size()) {
      rules.add(WRONG_COLUMN_COUNT);
    }
    if (scanner.hasNul()) {
      rules.add(INVALID_CHARACTER);
    }
    if (!Utf8.isValid(bytes, from, to)) {
      rules.add(INVALID_ENCODING);
    }
    return rules;
  }

  /** Gives up the line at which a record began that cannot be framed, and no more than that. */
  private void rejectFirstLine(UnitWriter unit, FramingRule rule) throws IOException {
    if (line.find()) {
      unit.reject(FramingRule.only(rule), window.bytes, window.start, line.end());
      window.start = line.next();
    } else {
      line.drain(unit.beginReject(FramingRule.only(RECORD_TOO_LONG)));
      unit.endReject();
    }
  }

  @Override
  public long bytesRead() {
    return raw.count();
  }

  @Override
  public Set<String> seenKeys() {
    return new LinkedHashSet<>(layout.columns());
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
