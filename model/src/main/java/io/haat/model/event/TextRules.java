package io.haat.model.event;

import io.haat.model.rule.FrameRules;
import org.jspecify.annotations.Nullable;

/** What no text of an event may be. */
final class TextRules {
  private TextRules() {}

  /** The rule that the text breaks, or null. */
  static @Nullable String brokenBy(char[] text, int offset, int length) {
    int end = offset + length;
    int characters = length;
    for (int i = offset; i < end; i++) {
      char c = text[i];
      if (c == 0) {
        return FrameRules.INVALID_CHARACTER;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1]);
        if (!pair) {
          return FrameRules.INVALID_ENCODING;
        }
        i++;
        characters--;
      }
    }
    return characters > EventRules.LONGEST_TEXT ? EventRules.TEXT_TOO_LONG : null;
  }
}
