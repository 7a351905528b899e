package io.haat.model.event;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one object, and which of its fields are flawed. A field has a value, is absent,
 * or is flawed: then a rule that it breaks is among the findings.
 */
final class FieldValues {
  private static final EventField[] FIELDS = EventField.values();

  private final Findings findings;
  private final @Nullable String[] texts = new @Nullable String[FIELDS.length];
  private final long[] numbers = new long[FIELDS.length];
  private long present;
  private long flawed;

  FieldValues(Findings findings) {
    this.findings = findings;
  }

  void clear() {
    present = 0;
    flawed = 0;
  }

  boolean has(EventField field) {
    return (present & field.bit()) != 0;
  }

  boolean isFlawed(EventField field) {
    return (flawed & field.bit()) != 0;
  }

  /** The text of a field; null if it has none that can be read. */
  @Nullable String text(EventField field) {
    return has(field) ? texts[field.place()] : null;
  }

  /** The text of a field that {@link #has} one. */
  String requiredText(EventField field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalStateException(field.word() + " was not read");
    }
    return text;
  }

  /** The number or time of a field; 0 if it has none that can be read. */
  long number(EventField field) {
    return has(field) ? numbers[field.place()] : 0;
  }

  /** The number of a field; null if it has none that can be read. */
  @Nullable Long optionalNumber(EventField field) {
    return has(field) ? (Long) numbers[field.place()] : null;
  }

  void put(EventField field, String text) {
    texts[field.place()] = text;
    present |= field.bit();
  }

  void put(EventField field, long number) {
    numbers[field.place()] = number;
    present |= field.bit();
  }

  /** Says that a field has a value of which nothing can be made. */
  void unparsable(EventField field) {
    flaw(field, field.unparsable());
  }

  /** Says that a field breaks a rule, whatever its value is. */
  void flaw(EventField field, String rule) {
    present &= ~field.bit();
    flawed |= field.bit();
    findings.add(rule);
  }

  /** Names those of the fields that are absent. */
  void findMissing(long requiredBits) {
    long missing = requiredBits & ~present & ~flawed;
    for (; missing != 0; missing &= missing - 1) {
      findings.add(FIELDS[Long.numberOfTrailingZeros(missing)].missing());
    }
  }
}
