package io.haat.stream.operator;

import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.stream.minute.KeyMinutes;
import io.haat.stream.minute.KeyMinutesSerializer;
import io.haat.stream.minute.OpenMinute;
import io.haat.stream.minute.StoreTotals;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.record.Scope;
import io.haat.warehouse.live.LiveWindow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sales by store: counts the store's minutes, and adds up its products for {@link ProductOperator}.
 */
@SuppressWarnings("NullAway.Init") // Fields are set by open(), once the task is where it runs.
public final class SaleOperator extends EventOperator<StoreTotals> {
  /** Sketches are large: they are told once a second, and at the last. */
  private static final long SKETCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Up to so many lines are compared with each other. */
  private static final int FEW = 32;

  private transient DeltaBuffer deltas;

  public SaleOperator(OperatorSettings settings) {
    super(settings, EventType.SALE);
  }

  @Override
  public void open() throws Exception {
    super.open();
    deltas = new DeltaBuffer();
  }

  @Override
  TypeSerializer<KeyMinutes<StoreTotals>> stateSerializer() {
    return KeyMinutesSerializer.ofStores();
  }

  @Override
  StoreTotals emptyValue() {
    return new StoreTotals();
  }

  @Override
  String storeId(LiveEvent event) {
    return ((SaleEvent) event.event()).storeId();
  }

  @Override
  boolean count(LiveEvent event, OpenMinute<StoreTotals> minute) {
    SaleEvent sale = (SaleEvent) event.event();
    if (isHuge(sale) || !minute.value().canAdd(sale, event.currency())) {
      return false;
    }
    minute.value().add(sale, event.currency(), event.brokerTimeMicros());
    List<SaleEvent.Item> items = sale.items();
    Set<String> products = items.size() > FEW ? new HashSet<>() : null;
    for (int i = 0; i < items.size(); i++) {
      SaleEvent.Item item = items.get(i);
      boolean first =
          products == null ? isFirstOfItsProduct(items, i) : products.add(item.productId());
      add(event, minute, item, first ? 1 : 0);
    }
    tellSoon(minute, event.brokerTimeMicros());
    return true;
  }

  private void add(
      LiveEvent event, OpenMinute<StoreTotals> minute, SaleEvent.Item item, int receipts) {
    var scope = new Scope(event.event().retailerId(), item.productId());
    while (!deltas.add(
        scope,
        event.currency(),
        minute.startMicros(),
        receipts,
        item.quantityThousandths(),
        item.amountTenThousandths(),
        event.brokerTimeMicros())) {
      tellOthers();
    }
  }

  private static boolean isHuge(SaleEvent sale) {
    boolean huge = Sizes.isHuge(sale.amountTenThousandths());
    for (SaleEvent.Item item : sale.items()) {
      huge |= Sizes.isHuge(item.amountTenThousandths()) || Sizes.isHuge(item.quantityThousandths());
    }
    return huge;
  }

  private static boolean isFirstOfItsProduct(List<SaleEvent.Item> items, int index) {
    String product = items.get(index).productId();
    for (int i = 0; i < index; i++) {
      if (items.get(i).productId().equals(product)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean tell(Scope scope, OpenMinute<StoreTotals> minute, boolean last) {
    StoreTotals totals = minute.value();
    long now = System.nanoTime();
    boolean withSketch =
        totals.hasUntoldSketch() && (last || now - totals.sketchToldNanos() >= SKETCH_NANOS);
    emit(
        new Outcome.Window(
            new LiveWindow.StoreMinute(
                scope.retailer(),
                scope.part(),
                minute.startMicros(),
                totals.currency(),
                totals.transactions(),
                totals.revenueTenThousandths(),
                totals.uniqueCustomers(),
                withSketch ? totals.takeSketch(now) : null),
            totals.brokerTimeMicros()));
    return totals.hasUntoldSketch();
  }

  @Override
  int tellOthers() {
    return deltas.drain(delta -> output.collect(Deltas.TAG, new StreamRecord<>(delta)));
  }
}
