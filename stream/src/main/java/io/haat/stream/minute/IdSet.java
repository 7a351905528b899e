package io.haat.stream.minute;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which events were seen: an open-addressing table of 128 bits of id and 64 bits of content, about
 * 45 bytes an event.
 */
public final class IdSet {
  private static final int WORDS = 3;
  private static final int FIRST_CAPACITY = 4;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Capacity × 3 words: id, id, content; an id of twice 0 is an empty place. */
  private long[] places;

  private int size;

  public IdSet() {
    this(new long[FIRST_CAPACITY * WORDS], 0);
  }

  private IdSet(long[] places, int size) {
    this.places = places;
    this.size = size;
  }

  public IdSet copy() {
    return new IdSet(places.clone(), size);
  }

  public int size() {
    return size;
  }

  /** What this set knows of an event. */
  public Seen find(EventIdentity event) {
    int place = place(places, idHigh(event), event.idLow());
    if (isEmpty(places, place)) {
      return Seen.NEVER;
    }
    return places[place + 2] == event.content() ? Seen.SAME : Seen.OTHER_CONTENT;
  }

  /** Adds an event that was never seen. */
  public void add(EventIdentity event) {
    if ((size + 1) * WORDS * 4 > places.length * 3) {
      grow();
    }
    put(places, idHigh(event), event.idLow(), event.content());
    size++;
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    for (int place = 0; place < places.length; place += WORDS) {
      if (!isEmpty(places, place)) {
        put(larger, places[place], places[place + 1], places[place + 2]);
      }
    }
    places = larger;
  }

  private static void put(long[] places, long idHigh, long idLow, long content) {
    int place = place(places, idHigh, idLow);
    places[place] = idHigh;
    places[place + 1] = idLow;
    places[place + 2] = content;
  }

  /** Where an id is, or the empty place where it would be. */
  private static int place(long[] places, long idHigh, long idLow) {
    int capacity = places.length / WORDS;
    int mask = capacity - 1;
    int slot = (int) idLow & mask;
    while (true) {
      int place = slot * WORDS;
      if ((places[place] == idHigh && places[place + 1] == idLow) || isEmpty(places, place)) {
        return place;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static boolean isEmpty(long[] places, int place) {
    return places[place] == 0 && places[place + 1] == 0;
  }

  /** Of an id that is twice 0 by chance the first is taken as 1. */
  private static long idHigh(EventIdentity event) {
    return event.idHigh() == 0 && event.idLow() == 0 ? 1 : event.idHigh();
  }

  /** Writes the events, without the empty places. */
  void write(DataOutputView out) throws IOException {
    byte[] bytes = new byte[size * WORDS * Long.BYTES];
    int at = 0;
    for (int place = 0; place < places.length; place += WORDS) {
      if (!isEmpty(places, place)) {
        for (int word = 0; word < WORDS; word++) {
          LONGS.set(bytes, at, places[place + word]);
          at += Long.BYTES;
        }
      }
    }
    out.writeInt(size);
    out.write(bytes, 0, bytes.length);
  }

  static IdSet read(DataInputView in) throws IOException {
    int size = in.readInt();
    byte[] bytes = new byte[size * WORDS * Long.BYTES];
    in.readFully(bytes, 0, bytes.length);
    long[] places = new long[capacityFor(size) * WORDS];
    for (int at = 0; at < bytes.length; at += WORDS * Long.BYTES) {
      put(
          places,
          (long) LONGS.get(bytes, at),
          (long) LONGS.get(bytes, at + Long.BYTES),
          (long) LONGS.get(bytes, at + 2 * Long.BYTES));
    }
    return new IdSet(places, size);
  }

  private static int capacityFor(int size) {
    int capacity = FIRST_CAPACITY;
    while (size * 4L > capacity * 3L) {
      capacity *= 2;
    }
    return capacity;
  }
}
