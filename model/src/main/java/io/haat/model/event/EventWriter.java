package io.haat.model.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.haat.model.LineField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as the JSON of the contract, always the same bytes for the same event: fields in
 * the contract's order, without spaces, without what is absent, decimals without trailing zeros.
 */
public final class EventWriter {
  private static final int USUAL_BYTES = 512;
  private static final JsonFactory JSON = new JsonFactory();

  private EventWriter() {}

  /** The event's JSON in UTF-8. */
  public static byte[] write(Event event) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      if (event instanceof SaleEvent sale) {
        write(json, sale);
      } else if (event instanceof RefundEvent refund) {
        write(json, refund);
      } else if (event instanceof StockEvent stock) {
        write(json, stock);
      } else if (event instanceof CustomerEvent customer) {
        write(json, customer);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, SaleEvent sale) throws IOException {
    text(json, EventField.TRANSACTION_ID, sale.id());
    text(json, EventField.RETAILER_ID, sale.retailerId());
    text(json, EventField.STORE_ID, sale.storeId());
    text(json, EventField.CUSTOMER_ID, sale.customerId());
    time(json, sale);
    json.writeArrayFieldStart(EventField.ITEMS.word());
    for (SaleEvent.Item item : sale.items()) {
      json.writeStartObject();
      text(json, EventField.PRODUCT_ID, item.productId());
      quantity(json, EventField.QUANTITY, item.quantityThousandths());
      price(json, EventField.UNIT_PRICE, item.unitPriceTenThousandths());
      if (item.discountTenThousandths() != 0) {
        price(json, EventField.DISCOUNT, item.discountTenThousandths());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    text(json, EventField.PAYMENT_METHOD, sale.paymentMethod());
    text(json, EventField.CHANNEL, sale.channel());
    price(json, EventField.FINAL_AMOUNT, sale.amountTenThousandths());
  }

  private static void write(JsonGenerator json, RefundEvent refund) throws IOException {
    text(json, EventField.REFUND_ID, refund.id());
    text(json, EventField.ORIGINAL_TRANSACTION_ID, refund.originalTransactionId());
    text(json, EventField.RETAILER_ID, refund.retailerId());
    text(json, EventField.STORE_ID, refund.storeId());
    text(json, EventField.PRODUCT_ID, refund.productId());
    text(json, EventField.CUSTOMER_ID, refund.customerId());
    quantity(json, EventField.QUANTITY, refund.quantityThousandths());
    price(json, EventField.REFUND_AMOUNT, refund.amountTenThousandths());
    text(json, EventField.REASON, refund.reason());
    time(json, refund);
  }

  private static void write(JsonGenerator json, StockEvent stock) throws IOException {
    text(json, EventField.EVENT_ID, stock.id());
    text(json, EventField.RETAILER_ID, stock.retailerId());
    text(json, EventField.STORE_ID, stock.storeId());
    text(json, EventField.WAREHOUSE_ID, stock.warehouseId());
    text(json, EventField.PRODUCT_ID, stock.productId());
    text(json, EventField.EVENT_TYPE, stock.kind().word());
    quantity(json, EventField.QUANTITY_CHANGE, stock.quantityChangeThousandths());
    quantity(json, EventField.CURRENT_STOCK, stock.currentStockThousandths());
    quantity(json, EventField.REORDER_LEVEL, stock.reorderLevelThousandths());
    time(json, stock);
  }

  private static void write(JsonGenerator json, CustomerEvent customer) throws IOException {
    text(json, EventField.EVENT_ID, customer.id());
    text(json, EventField.RETAILER_ID, customer.retailerId());
    text(json, EventField.CUSTOMER_ID, customer.customerId());
    text(json, EventField.EVENT_TYPE, customer.kind().word());
    count(json, EventField.SESSION_DURATION_S, customer.sessionSeconds());
    count(json, EventField.PAGE_VIEWS, customer.pageViews());
    text(json, EventField.DEVICE, customer.device());
    text(json, EventField.CHANNEL, customer.channel());
    time(json, customer);
  }

  private static void text(JsonGenerator json, EventField field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field.word(), value);
    }
  }

  private static void count(JsonGenerator json, EventField field, @Nullable Integer value)
      throws IOException {
    if (value != null) {
      json.writeNumberField(field.word(), value);
    }
  }

  private static void quantity(JsonGenerator json, EventField field, @Nullable Long thousandths)
      throws IOException {
    if (thousandths != null) {
      decimal(json, field, thousandths, LineField.Type.QUANTITY.places());
    }
  }

  private static void price(JsonGenerator json, EventField field, long tenThousandths)
      throws IOException {
    decimal(json, field, tenThousandths, LineField.Type.PRICE.places());
  }

  private static void decimal(JsonGenerator json, EventField field, long value, int places)
      throws IOException {
    json.writeFieldName(field.word());
    json.writeNumber(BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString());
  }

  private static void time(JsonGenerator json, Event event) throws IOException {
    Instant time = Instant.EPOCH.plus(event.eventTimeMicros(), ChronoUnit.MICROS);
    json.writeStringField(EventField.EVENT_TIME.word(), time.toString());
  }
}
