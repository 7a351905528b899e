package io.haat.model.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.haat.model.rule.FrameRules;
import io.haat.model.rule.Utf8;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A record before its fields: UTF-8, not too long, one JSON object and nothing behind it. */
final class RecordFrame {
  /**
   * Its limits are those of {@link EventRules} alone. Names are remembered by a table that must not
   * refuse one for the names of earlier records.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(EventRules.DEEPEST_NESTING)
                  .maxNumberLength(EventRules.LONGEST_RECORD)
                  .maxNameLength(EventRules.LONGEST_RECORD)
                  .maxStringLength(EventRules.LONGEST_RECORD)
                  .build())
          .build();

  private RecordFrame() {}

  /**
   * Reads the record's fields as far as possible.
   *
   * @return the rule by which the record is no event at all, or null
   */
  static @Nullable String read(KindReader reader, byte @Nullable [] record) {
    if (record == null) {
      return FrameRules.MALFORMED_JSON;
    }
    boolean tooLong = record.length > EventRules.LONGEST_RECORD;
    int length = tooLong ? EventRules.LONGEST_RECORD : record.length;
    String encoding = Utf8.brokenRule(record, length);
    boolean isObject = readObject(reader, record, length);
    if (tooLong) {
      return FrameRules.RECORD_TOO_LONG;
    }
    // What is no text cannot be expected to be JSON.
    return encoding != null ? encoding : isObject ? null : FrameRules.MALFORMED_JSON;
  }

  private static boolean readObject(KindReader reader, byte[] record, int length) {
    try (JsonParser parser = JSON.createParser(record, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      reader.read(parser);
      return parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }
}
