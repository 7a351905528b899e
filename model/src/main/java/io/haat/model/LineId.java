package io.haat.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identity of a line within its store, in 128 bits: the receipt's running number, then 79 bits
 * of an MD5 of (kind, transaction, line key). The number keeps the lines of neighbouring receipts
 * together in an index; the digest tells them apart (at 10⁹ lines the chance of one collision is
 * below 10⁻⁶ even if no receipt had a number).
 *
 * <p>{@link #SQL} computes the same from the columns {@code kind}, {@code transaction_id} and
 * {@code line_key}.
 */
public final class LineId {
  /** Unsigned 128 bits, of which the top bit and bit 63 are always zero. */
  public static final String SQL =
      """
      (coalesce(try_cast(regexp_extract(transaction_id, '([0-9]{1,14})$', 1) as uhugeint), 0) << 80)
      | (md5_number(concat(kind, chr(31), transaction_id, chr(31), line_key)) & 1208916596242592319930367)""";

  private static final long LOW_63 = Long.MAX_VALUE;
  private static final int LONGEST_NUMBER = 14;

  private LineId() {}

  /**
   * The identity of one line.
   *
   * @param lineKey the line number that the source gives, or the digest of the line's content
   */
  public static UUID of(LineKind kind, String transactionId, String lineKey) {
    byte[] digest =
        md5()
            .digest(
                (kind.word() + '\u001f' + transactionId + '\u001f' + lineKey)
                    .getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN);
    long low = bytes.getLong();
    long high = bytes.getLong();
    return new UUID(runningNumber(transactionId) << 16 | (high & 0xFFFF), low & LOW_63);
  }

  /**
   * The receipt's running number, by which neighbours lie together.
   *
   * @param high the upper half of a line's identity
   * @return 0 to 10^14 - 1
   */
  public static long runningNumber(long high) {
    return high >>> Short.SIZE;
  }

  /** The last digits of the text, at most 14 of them, or 0. */
  private static long runningNumber(String transactionId) {
    int from = transactionId.length();
    while (from > 0
        && transactionId.length() - from < LONGEST_NUMBER
        && isDigit(transactionId.charAt(from - 1))) {
      from--;
    }
    return from == transactionId.length() ? 0 : Long.parseLong(transactionId.substring(from));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
