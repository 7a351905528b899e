package io.haat.warehouse.customers;

import java.util.Arrays;

/** Whole numbers, one after the other. */
final class IntList {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  void trim() {
    values = Arrays.copyOf(values, size);
  }

  int bytes() {
    return Integer.BYTES * values.length;
  }
}
