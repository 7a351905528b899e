package io.haat.app.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"columns":[…],"rows":[[…],…]}}: decimals and instants as text, so that nothing is rounded
 * on the way.
 */
public final class JsonAnswer implements Answer {
  private final JsonGenerator json;

  public JsonAnswer(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (Column column : columns) {
      json.writeString(column.name());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    json.writeStartArray();
    for (Object cell : cells) {
      cell(cell);
    }
    json.writeEndArray();
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void cell(@Nullable Object cell) throws IOException {
    if (cell == null) {
      json.writeNull();
    } else if (cell instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (cell instanceof Long number) {
      json.writeNumber(number);
    } else if (cell instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (cell instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (cell instanceof BigDecimal exact) {
      json.writeString(exact.toPlainString());
    } else {
      json.writeString(cell.toString());
    }
  }
}
