package io.haat.stream.source;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventIdentity;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.stream.record.Arrival;
import io.haat.stream.record.ArrivalSerializer;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Rejected;
import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.live.StoreDirectory;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads and judges the records of one topic. */
final class ArrivalReader implements KafkaRecordDeserializationSchema<Arrival> {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final byte[] NO_BYTES = {};

  private final EventType type;
  private final StreamSettings settings;
  private transient @Nullable Reading reading;

  /** What a task needs while it runs. */
  private record Reading(EventReader reader, StoreDirectory stores) {}

  ArrivalReader(EventType type, StreamSettings settings) {
    this.type = type;
    this.settings = settings;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws Exception {
    StoreDirectory stores = SharedStores.open(settings, context.getUserCodeClassLoader());
    reading = new Reading(new EventReader(stores), stores);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
    if (reading == null) {
      throw new IllegalStateException("read before opened");
    }
    out.collect(judge(reading, record));
  }

  private Arrival judge(Reading with, ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    long brokerTime = record.timestamp() * MICROS_PER_MILLI;
    ByteBuffer bytes = ByteBuffer.wrap(value == null ? NO_BYTES : value);
    EventVerdict verdict = with.reader().read(type, value, brokerTime);
    if (verdict instanceof EventVerdict.Valid valid) {
      Event event = valid.event();
      return new LiveEvent(
          event,
          EventIdentity.of(event),
          currency(with.stores(), event),
          record.partition(),
          record.offset(),
          brokerTime,
          bytes);
    }
    EventVerdict.Invalid invalid = (EventVerdict.Invalid) verdict;
    return new Rejected(
        type,
        invalid.retailerId(),
        record.partition(),
        record.offset(),
        brokerTime,
        invalid.rules(),
        bytes);
  }

  private static String currency(StoreDirectory stores, Event event) {
    if (event instanceof SaleEvent sale) {
      return stores.currency(sale.retailerId(), sale.storeId());
    } else if (event instanceof RefundEvent refund) {
      return stores.currency(refund.retailerId(), refund.storeId());
    } else if (event instanceof StockEvent || event instanceof CustomerEvent) {
      return "";
    }
    throw new IllegalStateException("no such event: " + event);
  }

  @Override
  public TypeInformation<Arrival> getProducedType() {
    return ArrivalSerializer.TYPE;
  }
}
