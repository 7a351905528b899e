package io.haat.stream.minute;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which events were seen: an open-addressing table of 96 bits of id and 32 bits of content, 21 to
 * 32 bytes an event. Two of a million events of one minute have one id by chance once in 10^17 such
 * minutes; an event that comes again with other content is taken for the same once in four billion.
 */
public final class IdSet {
  private static final int WORDS = 2;
  private static final int FIRST_CAPACITY = 4;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long LOW = 0xffff_ffffL;

  /** Events that are handed over together, of a few kilobytes. */
  private static final int AT_ONCE = 512;

  /**
   * Capacity × 2 words: id, then the rest of the id and the content; an id of 0 is an empty place.
   */
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

  /** What is in the place where an event is looked for first; 0 if nothing is, nor the event. */
  long firstPlace(EventIdentity event) {
    return places[slot(first(event.idHigh()), places.length / WORDS) * WORDS];
  }

  /** What this set knows of an event. */
  public Seen find(EventIdentity event) {
    long first = first(event.idHigh());
    long second = second(event.idLow(), event.content());
    int place = place(places, first, second);
    if (isEmpty(places, place)) {
      return Seen.NEVER;
    }
    return places[place + 1] == second ? Seen.SAME : Seen.OTHER_CONTENT;
  }

  /** Adds an event that was never seen. */
  public void add(EventIdentity event) {
    if (isFull(size + 1, places.length / WORDS)) {
      grow();
    }
    put(places, first(event.idHigh()), second(event.idLow(), event.content()));
    size++;
  }

  private void grow() {
    long[] larger = new long[larger(places.length / WORDS) * WORDS];
    for (int place = 0; place < places.length; place += WORDS) {
      if (!isEmpty(places, place)) {
        put(larger, places[place], places[place + 1]);
      }
    }
    places = larger;
  }

  /** More than three quarters make searches long. */
  private static boolean isFull(int size, int capacity) {
    return size * 4L > capacity * 3L;
  }

  private static int larger(int capacity) {
    return capacity + capacity / 2;
  }

  /** Never 0, so that no place that is taken looks empty. */
  private static long first(long idHigh) {
    return idHigh == 0 ? 1 : idHigh;
  }

  private static long second(long idLow, long content) {
    return (idLow << Integer.SIZE) | (content & LOW);
  }

  private static void put(long[] places, long first, long second) {
    int place = place(places, first, second);
    places[place] = first;
    places[place + 1] = second;
  }

  /** Where an id is, or the empty place where it would be. */
  private static int place(long[] places, long first, long second) {
    int capacity = places.length / WORDS;
    int slot = slot(first, capacity);
    while (true) {
      int place = slot * WORDS;
      if ((places[place] == first && (places[place + 1] ^ second) >>> Integer.SIZE == 0)
          || isEmpty(places, place)) {
        return place;
      }
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
  }

  /** The upper half of a hash, as a share of the capacity. */
  private static int slot(long first, int capacity) {
    return (int) (((first >>> Integer.SIZE) * capacity) >>> Integer.SIZE);
  }

  private static boolean isEmpty(long[] places, int place) {
    return places[place] == 0;
  }

  /** Writes the events, without the empty places. */
  void write(DataOutputView out) throws IOException {
    out.writeInt(size);
    byte[] bytes = new byte[Math.min(size, AT_ONCE) * WORDS * Long.BYTES];
    int at = 0;
    for (int place = 0; place < places.length; place += WORDS) {
      if (!isEmpty(places, place)) {
        LONGS.set(bytes, at, places[place]);
        LONGS.set(bytes, at + Long.BYTES, places[place + 1]);
        at += WORDS * Long.BYTES;
        if (at == bytes.length) {
          out.write(bytes, 0, at);
          at = 0;
        }
      }
    }
    out.write(bytes, 0, at);
  }

  static IdSet read(DataInputView in) throws IOException {
    int size = in.readInt();
    long[] places = placesFor(size);
    for (int i = 0; i < size; i++) {
      put(places, in.readLong(), in.readLong());
    }
    return new IdSet(places, size);
  }

  /** Reads what was written in format 1, of which nothing was cut off. */
  static IdSet readWide(DataInputView in) throws IOException {
    int size = in.readInt();
    long[] places = placesFor(size);
    for (int i = 0; i < size; i++) {
      long idHigh = in.readLong();
      long idLow = in.readLong();
      put(places, first(idHigh), second(idLow, in.readLong()));
    }
    return new IdSet(places, size);
  }

  private static long[] placesFor(int size) {
    int capacity = FIRST_CAPACITY;
    while (isFull(size, capacity)) {
      capacity = larger(capacity);
    }
    return new long[capacity * WORDS];
  }
}
