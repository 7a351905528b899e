package io.haat.batch.frame;

import static io.haat.batch.frame.FramingRule.INVALID_CHARACTER;
import static io.haat.batch.frame.FramingRule.INVALID_ENCODING;
import static io.haat.batch.frame.FramingRule.MALFORMED_JSON;
import static io.haat.batch.frame.FramingRule.RECORD_TOO_LONG;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.haat.model.rule.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames JSON: each record becomes a CSV line of the wanted values and its source text. */
final class JsonUnitSource implements UnitSource {
  private final CountingInputStream raw;
  private final ByteWindow window;
  private final List<String> columns;
  private final JsonCutter cutter;
  private final JsonCells cells;
  private final JsonFlattener flattener;
  private final UnitSequence units;

  JsonUnitSource(CountingInputStream raw, ByteWindow window, FrameRequest request) {
    this.raw = raw;
    this.window = window;
    this.columns = request.jsonColumns();
    this.cutter =
        request.format() == Format.JSONL ? new JsonLines(window) : new JsonElements(window);
    this.cells = new JsonCells(columns);
    this.flattener = new JsonFlattener(cells, request.rows());
    this.units = new UnitSequence(request, CsvDialect.JSON);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable FramedUnit next() throws IOException {
    return units.next(
        unit -> {
          boolean more = true;
          while (more && !unit.isFull()) {
            more = frame(unit);
          }
        });
  }

  private boolean frame(UnitWriter unit) throws IOException {
    switch (cutter.advance()) {
      case VALUE -> {
        take(unit, cutter.from(), cutter.to());
        cutter.consume();
      }
      case TOO_LONG -> drain(unit, RECORD_TOO_LONG);
      case BROKEN -> drain(unit, MALFORMED_JSON);
      case END -> {
        return false;
      }
    }
    return true;
  }

  private void drain(UnitWriter unit, FramingRule rule) throws IOException {
    cutter.drain(unit.beginReject(FramingRule.only(rule)));
    unit.endReject();
  }

  private void take(UnitWriter unit, int from, int to) throws IOException {
    Set<FramingRule> rules = EnumSet.noneOf(FramingRule.class);
    if (hasNul(from, to)) {
      rules.add(INVALID_CHARACTER);
    }
    if (!Utf8.isValid(window.bytes, from, to)) {
      rules.add(INVALID_ENCODING);
    }
    if (!rules.isEmpty()) {
      unit.reject(rules, window.bytes, from, to);
      return;
    }
    try {
      flattener.flatten(window.bytes, from, to, new Writing(unit));
    } catch (JsonProcessingException e) {
      unit.reject(FramingRule.only(MALFORMED_JSON), window.bytes, from, to);
    }
  }

  private boolean hasNul(int from, int to) {
    for (int i = from; i < to; i++) {
      if (window.bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Puts the records of one object into the unit. */
  private final class Writing implements JsonFlattener.Sink {
    private final UnitWriter unit;

    Writing(UnitWriter unit) {
      this.unit = unit;
    }

    @Override
    public void record(JsonText source) throws IOException {
      byte[] text = source.toBytes();
      byte[] values = cells.line().getBytes(StandardCharsets.UTF_8);
      boolean fits = text.length <= Framing.MAX_RECORD_BYTES;
      if (!fits || values.length + 2L * text.length + 32 > CsvDialect.JSON.maxLineBytes()) {
        unit.reject(FramingRule.only(RECORD_TOO_LONG), text, 0, text.length);
        return;
      }
      byte[] line = Arrays.copyOf(values, values.length + 2 * text.length + 2);
      int at = values.length;
      line[at++] = '"';
      for (byte c : text) {
        if (c == '"') {
          line[at++] = '"';
        }
        line[at++] = c;
      }
      line[at++] = '"';
      unit.record(line, 0, at);
    }

    @Override
    public void reject(Set<FramingRule> rules, JsonText source) throws IOException {
      byte[] text = source.toBytes();
      unit.reject(rules, text, 0, text.length);
    }
  }

  @Override
  public long bytesRead() {
    return raw.count();
  }

  @Override
  public Set<String> seenKeys() {
    return cells.seenKeys();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
