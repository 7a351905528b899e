package io.haat.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers and problems as JSON. Amounts are numbers with all their places. */
public final class JsonAnswer {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonAnswer() {}

  public static byte[] of(Answer answer) {
    return written(
        json -> {
          json.writeStartObject();
          writeFields(json, answer.about());
          json.writeArrayFieldStart("items");
          for (List<@Nullable Object> row : answer.rows()) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
              json.writeFieldName(answer.columns().get(i));
              writeValue(json, row.get(i));
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          if (answer.next().isPresent()) {
            json.writeStringField("next", answer.next().get());
          }
          json.writeEndObject();
        });
  }

  /**
   * As {@code application/problem+json}.
   *
   * @param request its id
   */
  static byte[] of(Problem problem, String instance, String request) {
    return written(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", problem.type().uri());
          json.writeStringField("title", problem.type().title());
          json.writeNumberField("status", problem.status());
          json.writeStringField("detail", problem.detail());
          json.writeStringField("instance", instance);
          json.writeStringField("request_id", request);
          json.writeArrayFieldStart("violations");
          for (Violation violation : problem.violations()) {
            json.writeStartObject();
            json.writeStringField("parameter", violation.parameter());
            json.writeStringField("message", violation.message());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Any object of maps, lists, texts, numbers, dates and times. */
  public static byte[] of(Map<String, ?> object) {
    return written(json -> writeValue(json, object));
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      writing.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(JsonGenerator json, Map<?, ?> fields) throws IOException {
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      json.writeFieldName(String.valueOf(field.getKey()));
      writeValue(json, field.getValue());
    }
  }

  private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof List<?> values) {
      json.writeStartArray();
      for (Object element : values) {
        writeValue(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> fields) {
      json.writeStartObject();
      writeFields(json, fields);
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}
