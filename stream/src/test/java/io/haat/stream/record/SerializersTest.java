package io.haat.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventIdentity;
import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.warehouse.live.LiveWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializersTest {
  static Stream<Event> events() {
    return Stream.of(
        new SaleEvent(
            "réceipt-\u20b9\ud83d\ude00",
            "r",
            "s",
            "c",
            -5,
            List.of(
                new SaleEvent.Item("p", 1, -2, 3, Long.MIN_VALUE),
                new SaleEvent.Item("x".repeat(200), 4, 5, 6, 7)),
            "card",
            "web"),
        new SaleEvent("", "r", "s", null, 1, List.of(), null, null),
        new RefundEvent("i", "o", "r", "s", "p", "c", 5L, 6, "broken", 7),
        new RefundEvent("i", null, "r", "s", "p", null, null, 6, "broken", 7),
        new StockEvent("i", "r", "s", "w", "p", StockEvent.Kind.DAMAGE, -1, 2, 3L, 4),
        new StockEvent("i", "r", "s", null, "p", StockEvent.Kind.RETURN, 1, 2, null, 4),
        new CustomerEvent("i", "r", "c", CustomerEvent.Kind.ABANDON_CART, 1, 2, "d", "e", 3),
        new CustomerEvent("i", "r", "c", CustomerEvent.Kind.LOGIN, null, null, null, null, 3));
  }

  static Stream<LiveWindow> windows() {
    return Stream.of(
        new LiveWindow.StoreMinute("r", "s", 1, "INR", 2, 3, 4, bytes(9)),
        new LiveWindow.StoreMinute("r", "s", 1, "INR", 2, 3, 4, null),
        new LiveWindow.ProductMinute("r", "p", "INR", 1, 2, 3, 4),
        new LiveWindow.RefundMinute("r", "s", "why", "INR", 1, 2, 3, 4),
        new LiveWindow.FunnelMinute("r", "view", 1, 2));
  }

  @ParameterizedTest
  @MethodSource("events")
  void events_arrive_as_they_were_sent(Event event) throws IOException {
    LiveEvent live = live(event);
    assertThat(again(new LiveEventSerializer(), live)).isEqualTo(live);
    assertThat(again(new ArrivalSerializer(), live)).isEqualTo(live);
    Outcome fact = new Outcome.Fact(live, 60, true);
    assertThat(again(new OutcomeSerializer(), fact)).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void windows_arrive_as_they_were_sent(LiveWindow window) throws IOException {
    Outcome outcome = new Outcome.Window(window, 7);
    assertThat(again(new OutcomeSerializer(), outcome)).isEqualTo(outcome);
  }

  @Test
  void all_else_arrives_as_it_was_sent() throws IOException {
    var rejected = new Rejected(EventType.STOCK, null, 1, 2, 3, List.of("a", "b"), bytes(300));
    assertThat(again(new ArrivalSerializer(), rejected)).isEqualTo(rejected);
    assertThat(again(new OutcomeSerializer(), rejected)).isEqualTo(rejected);
    Outcome recount = new Outcome.Recount(EventType.REFUND, "r", "", 60);
    assertThat(again(new OutcomeSerializer(), recount)).isEqualTo(recount);
    Outcome progress = new Outcome.Progress(EventType.CUSTOMER, Long.MIN_VALUE, 1, 2, 3);
    assertThat(again(new OutcomeSerializer(), progress)).isEqualTo(progress);
    var delta = new MinuteDelta(new Scope("r", "p"), "INR", 1, 2, 3, 4, 5);
    assertThat(again(new MinuteDeltaSerializer(), delta)).isEqualTo(delta);
    var scope = new Scope("r", "");
    assertThat(again(new ScopeSerializer(), scope)).isEqualTo(scope);
  }

  @Test
  void the_same_text_is_the_same_object_also_where_the_serializer_was_sent() throws Exception {
    var serializer = InstantiationUtil.clone(new MinuteDeltaSerializer());
    var first = new MinuteDelta(new Scope("r", "p"), "INR", 1, 2, 3, 4, 5);

    assertThat(again(serializer, first).label()).isSameAs(again(serializer, first).label());
    assertThat(again(serializer.duplicate(), first).label())
        .isNotSameAs(again(serializer, first).label());
  }

  private static LiveEvent live(Event event) {
    return new LiveEvent(event, EventIdentity.of(event), "INR", 3, 1L << 40, 5, bytes(200));
  }

  private static ByteBuffer bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return ByteBuffer.wrap(bytes);
  }

  private static <T> T again(TypeSerializer<T> serializer, T value) throws IOException {
    var out = new DataOutputSerializer(16);
    serializer.serialize(value, out);
    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
