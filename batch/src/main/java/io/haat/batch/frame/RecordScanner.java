package io.haat.batch.frame;

/**
 * Finds the end of one CSV record (RFC 4180, section 2) in bytes, without looking at what the
 * fields say. The hot loop of framing: one table look-up per byte, nothing allocated.
 */
final class RecordScanner {

  enum Outcome {
    /** A record was found. */
    RECORD,
    /** The bytes end inside the record. */
    MORE,
    /** The record's quotes are not those of RFC 4180, or the last one is not closed. */
    MALFORMED
  }

  private static final byte DELIMITER = 1;
  private static final byte LINE_FEED = 2;
  private static final byte CARRIAGE_RETURN = 3;
  private static final byte QUOTE = 4;
  private static final byte NUL = 5;
  private static final byte OUTPUT_QUOTE = 6;

  private final byte[] outside = new byte[256];
  private final byte[] inside = new byte[256];
  private final byte delimiter;
  private final byte quote;
  private final boolean carriageReturnOnly;

  private int end;
  private int next;
  private int fields;
  private boolean insideQuotes;
  private boolean hasNul;
  private boolean hasLineEnds;
  private boolean hasHighBytes;
  private boolean needsRewrite;

  /**
   * @param quoted whether the source uses quotes at all
   * @param quote of the unit file
   * @param carriageReturnOnly whether a CR alone ends a record
   */
  RecordScanner(char delimiter, boolean quoted, char quote, boolean carriageReturnOnly) {
    this.delimiter = (byte) delimiter;
    this.quote = (byte) quote;
    this.carriageReturnOnly = carriageReturnOnly;
    outside[delimiter] = DELIMITER;
    outside['\n'] = LINE_FEED;
    outside['\r'] = CARRIAGE_RETURN;
    outside[0] = NUL;
    outside[quote] = quoted ? QUOTE : OUTPUT_QUOTE;
    inside['\n'] = LINE_FEED;
    if (carriageReturnOnly) {
      inside['\r'] = CARRIAGE_RETURN;
    }
    inside[0] = NUL;
    inside[quote] = QUOTE;
  }

  /**
   * Scans from {@code start}. {@code bytes[limit]} is overwritten.
   *
   * @param last whether the input ends at {@code limit}
   */
  Outcome scan(byte[] bytes, int start, int limit, boolean last) {
    fields = 1;
    hasNul = false;
    hasLineEnds = false;
    needsRewrite = false;
    insideQuotes = false;
    bytes[limit] = '\n';
    int high = 0;
    int fieldStart = start;
    int p = start;
    while (true) {
      byte c = bytes[p];
      byte kind = outside[c & 0xFF];
      while (kind == 0) {
        high |= c;
        c = bytes[++p];
        kind = outside[c & 0xFF];
      }
      switch (kind) {
        case DELIMITER -> {
          fields++;
          fieldStart = ++p;
        }
        case LINE_FEED -> {
          if (p < limit || last) {
            return record(p, p < limit ? p + 1 : p, high);
          }
          return Outcome.MORE;
        }
        case CARRIAGE_RETURN -> {
          if (p + 1 >= limit && !last) {
            return Outcome.MORE;
          }
          if (endsRecord(bytes, p, limit)) {
            return carriageReturn(bytes, p, limit, high);
          }
          needsRewrite = true;
          p++;
        }
        case QUOTE -> {
          if (p != fieldStart) {
            return Outcome.MALFORMED;
          }
          insideQuotes = true;
          p++;
          while (insideQuotes) {
            c = bytes[p];
            kind = inside[c & 0xFF];
            while (kind == 0) {
              high |= c;
              c = bytes[++p];
              kind = inside[c & 0xFF];
            }
            if (kind == LINE_FEED && p >= limit) {
              return last ? Outcome.MALFORMED : Outcome.MORE;
            }
            if (kind == QUOTE) {
              if (p + 1 >= limit && !last) {
                return Outcome.MORE;
              }
              if (p + 1 < limit && bytes[p + 1] == quote) {
                p++;
              } else {
                insideQuotes = false;
              }
            }
            hasNul |= kind == NUL;
            hasLineEnds |= kind == LINE_FEED || kind == CARRIAGE_RETURN;
            p++;
          }
          c = bytes[p];
          if (c == '\r' && p + 1 >= limit && !last) {
            return Outcome.MORE;
          }
          boolean closed =
              c == delimiter || c == '\n' || (c == '\r' && endsRecord(bytes, p, limit));
          if (!closed) {
            return Outcome.MALFORMED;
          }
        }
        case NUL -> {
          hasNul = true;
          p++;
        }
        default -> {
          needsRewrite = true;
          p++;
        }
      }
    }
  }

  private boolean endsRecord(byte[] bytes, int carriageReturn, int limit) {
    // at the end of the input the sentinel stands for the missing LF
    return carriageReturnOnly || bytes[carriageReturn + 1] == '\n' || carriageReturn + 1 >= limit;
  }

  private Outcome carriageReturn(byte[] bytes, int at, int limit, int high) {
    boolean feed = at + 1 < limit && bytes[at + 1] == '\n';
    return record(at, feed ? at + 2 : at + 1, high);
  }

  private Outcome record(int recordEnd, int nextStart, int high) {
    end = recordEnd;
    next = nextStart;
    hasHighBytes = high < 0;
    return Outcome.RECORD;
  }

  /** Of the last scan: behind the record's last byte, its terminator excluded. */
  int end() {
    return end;
  }

  /** Where the next record starts. */
  int next() {
    return next;
  }

  int fields() {
    return fields;
  }

  /** After {@link Outcome#MORE} or {@link Outcome#MALFORMED}: whether a quote was open there. */
  boolean insideQuotes() {
    return insideQuotes;
  }

  boolean hasNul() {
    return hasNul;
  }

  /** Whether the record goes on behind the end of a line. */
  boolean hasLineEnds() {
    return hasLineEnds;
  }

  /** Whether a byte is outside ASCII, so that the encoding is to be checked. */
  boolean hasHighBytes() {
    return hasHighBytes;
  }

  /** Whether a field has a lone CR, or the unit's quote where the source does not quote. */
  boolean needsRewrite() {
    return needsRewrite;
  }
}
