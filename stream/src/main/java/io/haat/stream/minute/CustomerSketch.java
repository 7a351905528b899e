package io.haat.stream.minute;

import java.nio.ByteBuffer;
import java.util.Collection;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * How distinct customers are counted: HyperLogLog, so that counts of several minutes can be joined.
 */
public final class CustomerSketch {
  /** 4,096 buckets: a standard error of 1.3 %; nearly exact up to a few hundred customers. */
  private static final int LG_BUCKETS = 12;

  private CustomerSketch() {}

  static HllSketch empty() {
    return new HllSketch(LG_BUCKETS, TgtHllType.HLL_4);
  }

  /** The sketch of these customers, as the tables keep it. */
  public static ByteBuffer of(Collection<String> customers) {
    HllSketch sketch = empty();
    customers.forEach(sketch::update);
    return ByteBuffer.wrap(sketch.toCompactByteArray());
  }
}
