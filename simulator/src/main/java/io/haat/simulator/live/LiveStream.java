package io.haat.simulator.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventWriter;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.simulator.live.LiveRecord.Sort;
import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import java.nio.ByteBuffer;
import java.time.Clock;

/** The shops' events as records of the topics, with what goes wrong on the way. Not thread-safe. */
public final class LiveStream implements LiveRecords {
  private static final Sort[] SORTS = Sort.values();

  /** More than a mebibyte with whatever else is in the record. */
  private static final int OVERSIZE = 1 << 20;

  private static final double SAME_BYTES = 0.5;

  private final LiveShops shops;
  private final EventTimes times;
  private final TimeShift shift;
  private final double oddRefunds;
  private final AliasTable sorts;
  private final SentBefore sent;
  private final LiveSpoiler spoiler;
  private final OtherSpelling spelling;
  private final Rng rng;

  /**
   * @param times when events happen
   * @param wall by which a clock that is ahead is ahead
   */
  public LiveStream(LiveRequest request, EventTimes times, Clock wall) {
    long start = times.nextMicros();
    var world = request.world();
    var names = new LiveNames(world, request.retailer(), request.seed(), start);
    Disturbances wrong = request.disturbances();
    this.times = times;
    shops = new LiveShops(world, names, request.seed(), request.mix(), request.eventsPerSecond());
    shift = new TimeShift(wrong, Rng.of(request.seed(), "live delays"));
    oddRefunds = wrong.oddRefunds();
    sorts = sorts(wrong);
    sent = new SentBefore(Rng.of(request.seed(), "live repetitions"));
    spoiler = new LiveSpoiler(wall, Rng.of(request.seed(), "live defects"));
    spelling = new OtherSpelling(Rng.of(request.seed(), "live spelling"));
    rng = Rng.of(request.seed(), "live disturbances");
  }

  @Override
  public LiveRecord next() {
    Sort sort = SORTS[sorts.pick(rng)];
    return switch (sort) {
      case NEW -> tell();
      case DUPLICATE -> again();
      case CONFLICT -> otherwise();
      case INVALID -> {
        Event event = event();
        yield record(event, spoiler.spoil(event), Sort.INVALID);
      }
      case OVERSIZED -> {
        Event event = event();
        yield record(event, oversized(event), Sort.OVERSIZED);
      }
    };
  }

  private Event event() {
    long now = times.nextMicros();
    Event event = shops.next(new Moment(now, shift.of(now)));
    return oddRefunds > 0 && event instanceof RefundEvent refund && rng.chance(oddRefunds)
        ? OddRefunds.of(refund, rng)
        : event;
  }

  private LiveRecord tell() {
    Event event = event();
    LiveRecord record = record(event, EventWriter.write(event), Sort.NEW);
    sent.add(event, record);
    return record;
  }

  private LiveRecord again() {
    SentBefore.Sent before = sent.pick();
    if (before == null) {
      return tell();
    }
    if (rng.chance(SAME_BYTES)) {
      LiveRecord record = before.record();
      return new LiveRecord(record.type(), record.key(), record.value(), Sort.DUPLICATE);
    }
    return record(before.event(), spelling.of(before.event()), Sort.DUPLICATE);
  }

  private LiveRecord otherwise() {
    SentBefore.Sent before = sent.pick();
    if (before == null) {
      return tell();
    }
    Event changed = ChangedEvent.of(before.event());
    return record(changed, EventWriter.write(changed), Sort.CONFLICT);
  }

  private static byte[] oversized(Event event) {
    EventFields text = EventFields.of(event);
    text.fields().put("note", '"' + "z".repeat(OVERSIZE) + '"');
    return text.toJson().getBytes(UTF_8);
  }

  private static LiveRecord record(Event event, byte[] value, Sort sort) {
    return new LiveRecord(EventFields.typeOf(event), key(event), ByteBuffer.wrap(value), sort);
  }

  private static String key(Event event) {
    if (event instanceof SaleEvent sale) {
      return sale.storeId();
    }
    if (event instanceof RefundEvent refund) {
      return refund.storeId();
    }
    return event instanceof StockEvent stock
        ? stock.storeId()
        : ((CustomerEvent) event).customerId();
  }

  private static AliasTable sorts(Disturbances wrong) {
    double others = wrong.duplicates() + wrong.conflicts() + wrong.invalid() + wrong.oversized();
    return AliasTable.of(
        Math.max(0, 1 - others),
        wrong.duplicates(),
        wrong.conflicts(),
        wrong.invalid(),
        wrong.oversized());
  }
}
