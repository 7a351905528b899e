package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.simulator.sales.RefundReason;
import io.haat.simulator.sales.SaleLine;
import io.haat.simulator.world.Channel;
import io.haat.simulator.world.PaymentMethod;
import io.haat.simulator.world.Product;
import io.haat.simulator.world.Store;
import io.haat.simulator.world.World;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes lines as rows of CSV. What many rows share is encoded once. Not thread-safe. */
final class LineEncoder {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final byte[] SALE = ascii(",sale,");
  private static final byte[] REFUND = ascii(",refund,");

  private final byte[][] receiptPrefixes;
  private final byte[][] stores;
  private final byte[][] products;
  private final Map<PaymentMethod, byte[]> payments;
  private final Map<Channel, byte[]> channels;
  private final Map<RefundReason, byte[]> reasons;
  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  LineEncoder(World world) {
    receiptPrefixes =
        world.stores().stream().map(store -> ascii(store.id() + "-")).toArray(byte[][]::new);
    stores = world.stores().stream().map(LineEncoder::store).toArray(byte[][]::new);
    products = world.products().stream().map(LineEncoder::product).toArray(byte[][]::new);
    payments = encode(PaymentMethod.class, payment -> "," + payment.label());
    channels = encode(Channel.class, channel -> "," + channel.label());
    reasons = encode(RefundReason.class, RefundReason::label);
  }

  /** Appends a line without its end. */
  void write(SaleLine line, RowBuffer row) {
    RefundReason reason = line.reason();
    writeReceipt(line.store(), line.transaction(), row);
    row.put(',');
    row.putNumber(line.lineNumber());
    row.put(reason == null ? SALE : REFUND);
    writeInstant(line.soldAt(), row);
    row.put(stores[line.store()]);
    row.put(products[line.product()]);
    if (line.customer() != SaleLine.ANONYMOUS) {
      row.put('C');
      row.putNineDigits(line.customer() + 1L);
    }
    row.put(',');
    row.putMillis(line.quantityMillis());
    row.put(',');
    row.putPaise(line.pricePaise());
    row.put(',');
    row.putPaise(line.discountPaise());
    row.put(',');
    row.putPaise(line.totalPaise());
    put(payments.get(line.payment()), row);
    put(channels.get(line.channel()), row);
    row.put(',');
    if (reason != null) {
      put(reasons.get(reason), row);
    }
    row.put(',');
    if (line.originalTransaction() != SaleLine.NONE) {
      writeReceipt(line.store(), line.originalTransaction(), row);
    }
  }

  private void writeReceipt(int store, long transaction, RowBuffer row) {
    row.put(receiptPrefixes[store]);
    row.putNineDigits(transaction);
  }

  private void writeInstant(long epochSecond, RowBuffer row) {
    long today = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
    if (today != day) {
      day = today;
      date = ascii(LocalDate.ofEpochDay(today) + "T");
    }
    int second = (int) (epochSecond - today * SECONDS_PER_DAY);
    row.put(date);
    row.putTwoDigits(second / 3600);
    row.put(':');
    row.putTwoDigits(second / 60 % 60);
    row.put(':');
    row.putTwoDigits(second % 60);
    row.put('Z');
  }

  private static <E extends Enum<E>> Map<E, byte[]> encode(
      Class<E> type, Function<E, String> text) {
    Map<E, byte[]> encoded = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      encoded.put(value, ascii(text.apply(value)));
    }
    return encoded;
  }

  private static void put(byte @Nullable [] text, RowBuffer row) {
    row.put(Objects.requireNonNull(text));
  }

  private static byte[] store(Store store) {
    String text =
        String.join(
            ",",
            "",
            store.id(),
            CsvText.field(store.name()),
            CsvText.field(store.city().name()),
            store.city().region(),
            Integer.toString(store.city().tier()),
            "");
    return text.getBytes(UTF_8);
  }

  private static byte[] product(Product product) {
    String text =
        String.join(
            ",",
            product.id(),
            CsvText.field(product.name()),
            CsvText.field(product.category().title()),
            "");
    return text.getBytes(UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
