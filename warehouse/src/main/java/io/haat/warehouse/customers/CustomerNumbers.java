package io.haat.warehouse.customers;

import java.util.Arrays;

/**
 * Numbers the customers of a retailer from 0, so that sums of them lie in plain arrays. Numbers are
 * never taken back. Thread-safe.
 */
final class CustomerNumbers {
  private static final int FIRST_SIZE = 1_024;

  /** By number. Keys of the database are above 0. */
  private int[] keys = new int[FIRST_SIZE];

  /** Numbers by key, open addressing; 1 is added, so that 0 is a free place. */
  private int[] places = new int[FIRST_SIZE * 2];

  private int size;

  /** The number of a customer, a new one at the first sight. */
  synchronized int of(int customerKey) {
    int place = place(customerKey);
    if (places[place] == 0) {
      if (size == keys.length) {
        grow();
        place = place(customerKey);
      }
      keys[size] = customerKey;
      places[place] = ++size;
    }
    return places[place] - 1;
  }

  /** Whose number this is. */
  synchronized int key(int number) {
    return keys[number];
  }

  /** All numbers are below it. */
  synchronized int size() {
    return size;
  }

  private int place(int customerKey) {
    int mask = places.length - 1;
    int hash = customerKey * 0x9E37_79B9;
    int place = hash >>> Integer.numberOfLeadingZeros(mask);
    while (places[place] != 0 && keys[places[place] - 1] != customerKey) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    places = new int[2 * keys.length];
    for (int number = 0; number < size; number++) {
      places[place(keys[number])] = number + 1;
    }
  }
}
