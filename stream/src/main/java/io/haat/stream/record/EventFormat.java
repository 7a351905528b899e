package io.haat.stream.record;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How an event is written between tasks. */
final class EventFormat {
  private static final EventType[] TYPES = EventType.values();
  private static final StockEvent.Kind[] STOCK_KINDS = StockEvent.Kind.values();
  private static final CustomerEvent.Kind[] CUSTOMER_KINDS = CustomerEvent.Kind.values();

  private EventFormat() {}

  static void write(DataOutputView out, Event event) throws IOException {
    Wire.writeEnum(out, event.type());
    Wire.writeText(out, event.id());
    Wire.writeText(out, event.retailerId());
    out.writeLong(event.eventTimeMicros());
    if (event instanceof SaleEvent sale) {
      writeSale(out, sale);
    } else if (event instanceof RefundEvent refund) {
      writeRefund(out, refund);
    } else if (event instanceof StockEvent stock) {
      writeStock(out, stock);
    } else if (event instanceof CustomerEvent customer) {
      writeCustomer(out, customer);
    }
  }

  static Event read(DataInputView in, TextPool texts) throws IOException {
    EventType type = Wire.readEnum(in, TYPES);
    String id = Wire.readText(in);
    String retailer = texts.read(in);
    long time = in.readLong();
    return switch (type) {
      case SALE -> readSale(in, texts, id, retailer, time);
      case REFUND -> readRefund(in, texts, id, retailer, time);
      case STOCK -> readStock(in, texts, id, retailer, time);
      case CUSTOMER -> readCustomer(in, texts, id, retailer, time);
    };
  }

  private static void writeSale(DataOutputView out, SaleEvent sale) throws IOException {
    Wire.writeText(out, sale.storeId());
    Wire.writeOptionalText(out, sale.customerId());
    Wire.writeOptionalText(out, sale.paymentMethod());
    Wire.writeOptionalText(out, sale.channel());
    List<SaleEvent.Item> items = sale.items();
    Wire.writeLength(out, items.size());
    for (SaleEvent.Item item : items) {
      Wire.writeText(out, item.productId());
      out.writeLong(item.quantityThousandths());
      out.writeLong(item.unitPriceTenThousandths());
      out.writeLong(item.discountTenThousandths());
      out.writeLong(item.amountTenThousandths());
    }
  }

  private static SaleEvent readSale(
      DataInputView in, TextPool texts, String id, String retailer, long time) throws IOException {
    String store = texts.read(in);
    String customer = Wire.readOptionalText(in);
    String payment = texts.readOptional(in);
    String channel = texts.readOptional(in);
    var items = new SaleEvent.Item[Wire.readLength(in)];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          new SaleEvent.Item(
              texts.read(in), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
    return new SaleEvent(
        id, retailer, store, customer, time, Arrays.asList(items), payment, channel);
  }

  private static void writeRefund(DataOutputView out, RefundEvent refund) throws IOException {
    Wire.writeText(out, refund.storeId());
    Wire.writeText(out, refund.productId());
    Wire.writeText(out, refund.reason());
    Wire.writeOptionalText(out, refund.originalTransactionId());
    Wire.writeOptionalText(out, refund.customerId());
    Wire.writeOptionalLong(out, refund.quantityThousandths());
    out.writeLong(refund.amountTenThousandths());
  }

  private static RefundEvent readRefund(
      DataInputView in, TextPool texts, String id, String retailer, long time) throws IOException {
    String store = texts.read(in);
    String product = texts.read(in);
    String reason = texts.read(in);
    String original = Wire.readOptionalText(in);
    String customer = Wire.readOptionalText(in);
    Long quantity = Wire.readOptionalLong(in);
    return new RefundEvent(
        id, original, retailer, store, product, customer, quantity, in.readLong(), reason, time);
  }

  private static void writeStock(DataOutputView out, StockEvent stock) throws IOException {
    Wire.writeText(out, stock.storeId());
    Wire.writeText(out, stock.productId());
    Wire.writeOptionalText(out, stock.warehouseId());
    Wire.writeEnum(out, stock.kind());
    out.writeLong(stock.quantityChangeThousandths());
    out.writeLong(stock.currentStockThousandths());
    Wire.writeOptionalLong(out, stock.reorderLevelThousandths());
  }

  private static StockEvent readStock(
      DataInputView in, TextPool texts, String id, String retailer, long time) throws IOException {
    String store = texts.read(in);
    String product = texts.read(in);
    String warehouse = texts.readOptional(in);
    StockEvent.Kind kind = Wire.readEnum(in, STOCK_KINDS);
    long change = in.readLong();
    long current = in.readLong();
    Long reorder = Wire.readOptionalLong(in);
    return new StockEvent(
        id, retailer, store, warehouse, product, kind, change, current, reorder, time);
  }

  private static void writeCustomer(DataOutputView out, CustomerEvent customer) throws IOException {
    Wire.writeText(out, customer.customerId());
    Wire.writeEnum(out, customer.kind());
    Wire.writeOptionalInt(out, customer.sessionSeconds());
    Wire.writeOptionalInt(out, customer.pageViews());
    Wire.writeOptionalText(out, customer.device());
    Wire.writeOptionalText(out, customer.channel());
  }

  private static CustomerEvent readCustomer(
      DataInputView in, TextPool texts, String id, String retailer, long time) throws IOException {
    String customer = Wire.readText(in);
    CustomerEvent.Kind kind = Wire.readEnum(in, CUSTOMER_KINDS);
    Integer seconds = Wire.readOptionalInt(in);
    Integer views = Wire.readOptionalInt(in);
    String device = texts.readOptional(in);
    return new CustomerEvent(
        id, retailer, customer, kind, seconds, views, device, texts.readOptional(in), time);
  }
}
