package io.haat.model.event;

import org.jspecify.annotations.Nullable;

/**
 * Gives texts that come again and again as the same object: shops, products, customers. Keeps the
 * latest of each slot and so never grows.
 */
final class TextCache {
  private static final int SLOTS = 4_096;
  private static final int LONGEST = 40;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  String get(char[] text, int offset, int length) {
    if (length > LONGEST) {
      return new String(text, offset, length);
    }
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + text[i];
    }
    int slot = (hash ^ hash >>> 12 ^ hash >>> 24) & SLOTS - 1;
    String cached = slots[slot];
    if (cached != null && isSame(cached, text, offset, length)) {
      return cached;
    }
    String fresh = new String(text, offset, length);
    slots[slot] = fresh;
    return fresh;
  }

  private static boolean isSame(String cached, char[] text, int offset, int length) {
    if (cached.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (cached.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
