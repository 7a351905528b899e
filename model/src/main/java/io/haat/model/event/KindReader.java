package io.haat.model.event;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads and judges the events of one kind. */
interface KindReader {
  /** The fields of the record that was read last, as far as they could be read. */
  FieldValues fields();

  /** Reads the object at whose beginning the parser stands. */
  void read(JsonParser parser) throws IOException;

  /** Names the rules of this kind that what was read breaks. */
  void judge();

  /** The event, of which all fields were read and no rule is broken. */
  Event event();
}
