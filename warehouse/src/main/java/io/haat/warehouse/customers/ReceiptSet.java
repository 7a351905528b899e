package io.haat.warehouse.customers;

/** Receipts of one day, each of a customer and a store. */
final class ReceiptSet {
  private static final int FIRST_PLACES = 64;

  /** Buyer and receipt side by side, open addressing; a buyer of 0 is a free place. */
  private long[] places = new long[2 * FIRST_PLACES];

  private int size;

  /**
   * Adds a receipt.
   *
   * @param customer its number
   * @param receipt the hash of its id
   * @return whether it is new
   */
  boolean add(int customer, int storeKey, long receipt) {
    // Keys of stores are above 0.
    long buyer = ((long) storeKey << Integer.SIZE) | customer;
    int place = place(buyer, receipt);
    if (places[place] != 0) {
      return false;
    }
    places[place] = buyer;
    places[place + 1] = receipt;
    size++;
    if (4 * size > places.length) {
      grow();
    }
    return true;
  }

  /** Where a receipt lies, or belongs. */
  private int place(long buyer, long receipt) {
    int mask = places.length - 1;
    long hash = (buyer ^ receipt) * 0x9E37_79B9_7F4A_7C15L;
    int place = (int) (hash >>> Integer.SIZE) & mask & -2;
    while (places[place] != 0 && (places[place] != buyer || places[place + 1] != receipt)) {
      place = (place + 2) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int place = place(old[i], old[i + 1]);
        places[place] = old[i];
        places[place + 1] = old[i + 1];
      }
    }
  }
}
