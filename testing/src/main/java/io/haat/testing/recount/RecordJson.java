package io.haat.testing.recount;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A record as a whole: what makes it no event, whatever its fields are. */
final class RecordJson {
  private static final int LONGEST_RECORD = 1 << 20;
  private static final int DEEPEST = 1_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_RECORD)
                  .maxNameLength(LONGEST_RECORD)
                  .build())
          .build();

  private RecordJson() {}

  /** Reads the fields of the record's object. */
  @FunctionalInterface
  interface ObjectReader {
    void read(JsonParser parser) throws IOException;
  }

  /** The rule by which the record is no event at all; null if its fields were read. */
  static @Nullable String read(byte @Nullable [] bytes, ObjectReader reader) {
    if (bytes == null) {
      return "malformed_json";
    }
    if (bytes.length > LONGEST_RECORD) {
      return "record_too_long";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf(0) >= 0) {
        return "invalid_character";
      }
    } catch (CharacterCodingException noText) {
      return "invalid_encoding";
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "malformed_json";
      }
      reader.read(parser);
      return parser.nextToken() == null ? null : "malformed_json";
    } catch (IOException malformed) {
      return "malformed_json";
    }
  }
}
