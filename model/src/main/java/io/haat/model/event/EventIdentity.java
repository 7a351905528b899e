package io.haat.model.event;

import org.jspecify.annotations.Nullable;

/**
 * By what an event is known when it comes again, small enough to be kept for every event of the
 * last minutes. The algorithm is part of checkpoints and must not change:
 *
 * <p>Both are {@link Murmur3} (x64, 128 bits, seed 0) over 64-bit words. A text is its length in
 * UTF-16 units, then its units by fours, the first in the lowest bits, the last word filled up with
 * zeros; an absent text or number is the word -1, a present number the word 1 and then itself.
 *
 * <ul>
 *   <li>The id: the type's number (sale 1, refund 2, stock 3, customer 4), retailer, store (absent
 *       for a customer's event), id.
 *   <li>The content, of which the first 64 bits are kept: all fields of the event's record in their
 *       order, but for what is derived from others (a line's amount); before the items their
 *       number.
 * </ul>
 *
 * @param idHigh first 64 bits of the id's hash
 * @param idLow the other 64 bits
 * @param content tells events of one id apart
 */
public record EventIdentity(long idHigh, long idLow, long content) {
  private static final long ABSENT = -1;
  private static final long PRESENT = 1;

  public static EventIdentity of(Event event) {
    var id = new Murmur3();
    var content = new Murmur3();
    if (event instanceof SaleEvent sale) {
      id(id, 1, sale.retailerId(), sale.storeId(), sale.id());
      content(content, sale);
    } else if (event instanceof RefundEvent refund) {
      id(id, 2, refund.retailerId(), refund.storeId(), refund.id());
      content(content, refund);
    } else if (event instanceof StockEvent stock) {
      id(id, 3, stock.retailerId(), stock.storeId(), stock.id());
      content(content, stock);
    } else if (event instanceof CustomerEvent customer) {
      id(id, 4, customer.retailerId(), null, customer.id());
      content(content, customer);
    }
    id.finish();
    content.finish();
    return new EventIdentity(id.first(), id.second(), content.first());
  }

  private static void id(
      Murmur3 hash, long type, String retailer, @Nullable String store, String id) {
    hash.put(type);
    text(hash, retailer);
    text(hash, store);
    text(hash, id);
  }

  private static void content(Murmur3 hash, SaleEvent sale) {
    text(hash, sale.id());
    text(hash, sale.retailerId());
    text(hash, sale.storeId());
    text(hash, sale.customerId());
    hash.put(sale.eventTimeMicros());
    hash.put(sale.items().size());
    for (SaleEvent.Item item : sale.items()) {
      text(hash, item.productId());
      hash.put(item.quantityThousandths());
      hash.put(item.unitPriceTenThousandths());
      hash.put(item.discountTenThousandths());
    }
    text(hash, sale.paymentMethod());
    text(hash, sale.channel());
  }

  private static void content(Murmur3 hash, RefundEvent refund) {
    text(hash, refund.id());
    text(hash, refund.originalTransactionId());
    text(hash, refund.retailerId());
    text(hash, refund.storeId());
    text(hash, refund.productId());
    text(hash, refund.customerId());
    number(hash, refund.quantityThousandths());
    hash.put(refund.amountTenThousandths());
    text(hash, refund.reason());
    hash.put(refund.eventTimeMicros());
  }

  private static void content(Murmur3 hash, StockEvent stock) {
    text(hash, stock.id());
    text(hash, stock.retailerId());
    text(hash, stock.storeId());
    text(hash, stock.warehouseId());
    text(hash, stock.productId());
    text(hash, stock.kind().word());
    hash.put(stock.quantityChangeThousandths());
    hash.put(stock.currentStockThousandths());
    number(hash, stock.reorderLevelThousandths());
    hash.put(stock.eventTimeMicros());
  }

  private static void content(Murmur3 hash, CustomerEvent customer) {
    text(hash, customer.id());
    text(hash, customer.retailerId());
    text(hash, customer.customerId());
    text(hash, customer.kind().word());
    count(hash, customer.sessionSeconds());
    count(hash, customer.pageViews());
    text(hash, customer.device());
    text(hash, customer.channel());
    hash.put(customer.eventTimeMicros());
  }

  private static void number(Murmur3 hash, @Nullable Long value) {
    if (value == null) {
      hash.put(ABSENT);
    } else {
      hash.put(PRESENT);
      hash.put(value);
    }
  }

  private static void count(Murmur3 hash, @Nullable Integer value) {
    if (value == null) {
      hash.put(ABSENT);
    } else {
      hash.put(PRESENT);
      hash.put(value);
    }
  }

  private static void text(Murmur3 hash, @Nullable String text) {
    if (text == null) {
      hash.put(ABSENT);
      return;
    }
    int length = text.length();
    hash.put(length);
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      hash.put(
          text.charAt(i)
              | (long) text.charAt(i + 1) << 16
              | (long) text.charAt(i + 2) << 32
              | (long) text.charAt(i + 3) << 48);
    }
    long last = 0;
    for (int shift = 0; i < length; i++, shift += 16) {
      last |= (long) text.charAt(i) << shift;
    }
    if (length % 4 != 0) {
      hash.put(last);
    }
  }
}
