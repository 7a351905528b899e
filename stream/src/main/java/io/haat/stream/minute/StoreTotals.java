package io.haat.stream.minute;

import io.haat.model.LongSums;
import io.haat.model.event.SaleEvent;
import io.haat.stream.record.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.datasketches.hll.HllSketch;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What the sales of a store amount to. */
public final class StoreTotals implements MinuteValue<StoreTotals> {
  private String currency = "";
  private long transactions;
  private long revenueTenThousandths;
  private @Nullable HllSketch customers;

  // Not part of checkpoints: before each one, all is told.
  private long brokerTimeMicros;
  private long sketchToldNanos;
  private boolean sketchUntold;

  /**
   * Whether a sale can be added: the sums are of its currency, or of no sale yet, and their range
   * is large enough.
   */
  public boolean canAdd(SaleEvent sale, String saleCurrency) {
    return transactions == 0
        || (currency.equals(saleCurrency)
            && LongSums.fits(revenueTenThousandths, sale.amountTenThousandths()));
  }

  public void add(SaleEvent sale, String saleCurrency, long saleBrokerTimeMicros) {
    currency = saleCurrency;
    transactions++;
    revenueTenThousandths += sale.amountTenThousandths();
    brokerTimeMicros = Math.max(brokerTimeMicros, saleBrokerTimeMicros);
    String customer = sale.customerId();
    if (customer != null) {
      if (customers == null) {
        customers = CustomerSketch.empty();
      }
      customers.update(customer);
      sketchUntold = true;
    }
  }

  public String currency() {
    return currency;
  }

  public long transactions() {
    return transactions;
  }

  public long revenueTenThousandths() {
    return revenueTenThousandths;
  }

  /** About how many customers are known to have bought. */
  public long uniqueCustomers() {
    return customers == null ? 0 : Math.round(customers.getEstimate());
  }

  /** When the broker took the latest of the sales that were added since the job started. */
  public long brokerTimeMicros() {
    return brokerTimeMicros;
  }

  /** Whether the sketch has changed since it was taken. */
  public boolean hasUntoldSketch() {
    return sketchUntold;
  }

  /** When the sketch was taken, by {@link System#nanoTime}. */
  public long sketchToldNanos() {
    return sketchToldNanos;
  }

  /** The sketch of customers, for the table; it counts as told. */
  public @Nullable ByteBuffer takeSketch(long nowNanos) {
    sketchUntold = false;
    sketchToldNanos = nowNanos;
    return customers == null ? null : ByteBuffer.wrap(customers.toCompactByteArray());
  }

  @Override
  public StoreTotals copy() {
    var copy = new StoreTotals();
    copy.currency = currency;
    copy.transactions = transactions;
    copy.revenueTenThousandths = revenueTenThousandths;
    copy.customers = customers == null ? null : customers.copy();
    copy.sketchToldNanos = sketchToldNanos;
    return copy;
  }

  @Override
  public void write(DataOutputView out) throws IOException {
    Wire.writeText(out, currency);
    out.writeLong(transactions);
    out.writeLong(revenueTenThousandths);
    byte[] sketch = customers == null ? new byte[0] : customers.toCompactByteArray();
    Wire.writeBytes(out, ByteBuffer.wrap(sketch));
  }

  static StoreTotals read(DataInputView in) throws IOException {
    var totals = new StoreTotals();
    totals.currency = Wire.readText(in);
    totals.transactions = in.readLong();
    totals.revenueTenThousandths = in.readLong();
    byte[] sketch = Wire.readBytes(in).array();
    totals.customers = sketch.length == 0 ? null : HllSketch.heapify(sketch);
    return totals;
  }
}
