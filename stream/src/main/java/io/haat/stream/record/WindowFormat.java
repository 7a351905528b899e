package io.haat.stream.record;

import io.haat.warehouse.live.LiveWindow;
import io.haat.warehouse.live.LiveWindow.FunnelMinute;
import io.haat.warehouse.live.LiveWindow.ProductMinute;
import io.haat.warehouse.live.LiveWindow.RefundMinute;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a window's value is written between tasks. */
final class WindowFormat {
  private static final int STORE = 0;
  private static final int PRODUCT = 1;
  private static final int REFUND = 2;
  private static final int FUNNEL = 3;

  private WindowFormat() {}

  static void write(DataOutputView out, LiveWindow window) throws IOException {
    if (window instanceof StoreMinute store) {
      head(out, STORE, window);
      writeStore(out, store);
    } else if (window instanceof ProductMinute product) {
      head(out, PRODUCT, window);
      Wire.writeText(out, product.productId());
      Wire.writeText(out, product.currency());
      out.writeLong(product.unitsThousandths());
      out.writeLong(product.revenueTenThousandths());
      out.writeLong(product.transactions());
    } else if (window instanceof RefundMinute refund) {
      head(out, REFUND, window);
      Wire.writeText(out, refund.storeId());
      Wire.writeText(out, refund.reason());
      Wire.writeText(out, refund.currency());
      out.writeLong(refund.refunds());
      out.writeLong(refund.unitsThousandths());
      out.writeLong(refund.amountTenThousandths());
    } else if (window instanceof FunnelMinute funnel) {
      head(out, FUNNEL, window);
      Wire.writeText(out, funnel.eventType());
      out.writeLong(funnel.events());
    }
  }

  private static void head(DataOutputView out, int kind, LiveWindow window) throws IOException {
    out.writeByte(kind);
    Wire.writeText(out, window.retailer());
    out.writeLong(window.windowStartMicros());
  }

  private static void writeStore(DataOutputView out, StoreMinute store) throws IOException {
    Wire.writeText(out, store.storeId());
    Wire.writeText(out, store.currency());
    out.writeLong(store.transactions());
    out.writeLong(store.revenueTenThousandths());
    out.writeLong(store.uniqueCustomers());
    ByteBuffer sketch = store.customersSketch();
    out.writeBoolean(sketch != null);
    if (sketch != null) {
      Wire.writeBytes(out, sketch);
    }
  }

  static LiveWindow read(DataInputView in, TextPool texts) throws IOException {
    int kind = in.readByte();
    String retailer = texts.read(in);
    long start = in.readLong();
    return switch (kind) {
      case STORE ->
          new StoreMinute(
              retailer,
              texts.read(in),
              start,
              texts.read(in),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readBoolean() ? Wire.readBytes(in) : null);
      case PRODUCT ->
          new ProductMinute(
              retailer,
              texts.read(in),
              texts.read(in),
              start,
              in.readLong(),
              in.readLong(),
              in.readLong());
      case REFUND ->
          new RefundMinute(
              retailer,
              texts.read(in),
              texts.read(in),
              texts.read(in),
              start,
              in.readLong(),
              in.readLong(),
              in.readLong());
      case FUNNEL -> new FunnelMinute(retailer, texts.read(in), start, in.readLong());
      default -> throw new IOException("no window is of kind " + kind);
    };
  }
}
