package io.haat.batch.mapping;

import java.util.regex.Pattern;

/** Recognises expressions whose moments always carry an offset. */
final class Offsets {
  /** One call of instant() over a plain column, every format with an offset. */
  private static final Pattern WITH_OFFSET =
      Pattern.compile(
          "\\s*instant\\s*\\(\\s*(\\w+|\"[^\"]+\")(\\s*,\\s*'[^']*%[zZ][^']*')+\\s*\\)\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EPOCH =
      Pattern.compile("\\s*to_timestamp\\s*\\(.*\\)\\s*", Pattern.CASE_INSENSITIVE);

  private Offsets() {}

  /** True only where no local time can come out; false is always safe. */
  static boolean always(String sql) {
    return WITH_OFFSET.matcher(sql).matches() || EPOCH.matcher(sql).matches();
  }
}
