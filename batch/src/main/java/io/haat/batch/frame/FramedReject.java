package io.haat.batch.frame;

import java.util.List;

/**
 * A record that cannot be framed.
 *
 * @param row number of the record in the object, from 1
 * @param rules names of all rules that it breaks, at least one
 * @param bytes its text, cut after {@link FramedRejects#MAX_BYTES}. It is UTF-8 except where the
 *     source was invalid: a byte that does not decode stands as it is, or as 0xFF in an object that
 *     was not UTF-8
 * @param length of the whole text in bytes, also when it was cut
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed on; never compared
public record FramedReject(long row, List<String> rules, byte[] bytes, long length) {

  public FramedReject {
    rules = List.copyOf(rules);
  }

  public boolean cut() {
    return bytes.length < length;
  }
}
