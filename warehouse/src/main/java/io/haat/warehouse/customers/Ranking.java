package io.haat.warehouse.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The first of many, in some order, without sorting the others. */
final class Ranking {
  /** Ranks behind all others what has no place in an order: an average of nothing. */
  private static final long LAST = Long.MIN_VALUE;

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private static final Comparator<Place> FIRST_TO_LAST =
      Comparator.comparingLong(Place::rank)
          .reversed()
          .thenComparingInt(Place::customerKey)
          .thenComparing(Place::currency);

  private final CustomerOrder order;
  private final long most;
  private final @Nullable Place after;
  private final PriorityQueue<Place> places = new PriorityQueue<>(FIRST_TO_LAST.reversed());

  /**
   * Ranks nobody yet.
   *
   * @param most how many are kept, at least 1
   * @param after only those behind this place; null: all
   */
  Ranking(CustomerOrder order, long most, @Nullable Place after) {
    this.order = order;
    this.most = most;
    this.after = after;
  }

  /** The first of those on a list that are behind a place. */
  static List<Place> of(
      Collection<CustomerTally> tallies,
      CustomerReader.Listing listing,
      long most,
      @Nullable Place after) {
    var ranking = new Ranking(listing.order(), most, after);
    for (CustomerTally tally : tallies) {
      IntStream.range(0, THREADS)
          .parallel()
          .mapToObj(part -> new Ranking(listing.order(), most, after).with(tally, part, listing))
          .forEachOrdered(ranking::addAll);
    }
    return ranking.take();
  }

  private Ranking with(CustomerTally tally, int part, CustomerReader.Listing listing) {
    tally.sums(
        part,
        THREADS,
        sums -> {
          if (listing.has(sums)) {
            add(sums);
          }
        });
    return this;
  }

  /**
   * Somebody's place.
   *
   * @param units in thousandths
   * @param sales in ten-thousandths, like the refunds
   */
  record Place(
      long rank,
      int customerKey,
      String currency,
      boolean isNew,
      @Nullable LocalDate lastOn,
      long transactions,
      long units,
      long sales,
      long refunds) {}

  void add(CustomerTally.Sums sums) {
    long rank = rank(sums);
    Place last = places.size() < most ? null : places.peek();
    if ((after != null && rank > after.rank()) || (last != null && rank < last.rank())) {
      return;
    }
    offer(place(rank, sums));
  }

  /** What another ranking of the same kind has kept. */
  private void addAll(Ranking other) {
    other.places.forEach(this::offer);
  }

  private void offer(Place place) {
    Place last = places.size() < most ? null : places.peek();
    if ((after == null || FIRST_TO_LAST.compare(after, place) < 0)
        && (last == null || FIRST_TO_LAST.compare(place, last) < 0)) {
      if (last != null) {
        places.remove();
      }
      places.add(place);
    }
  }

  /** Those that were kept, the first one first; they are given away. */
  List<Place> take() {
    var list = new ArrayList<Place>(places);
    places.clear();
    list.sort(FIRST_TO_LAST);
    return list;
  }

  private static Place place(long rank, CustomerTally.Sums sums) {
    return new Place(
        rank,
        sums.customerKey(),
        sums.currency(),
        sums.isNew(),
        sums.transactions() > 0 ? sums.lastOn() : null,
        sums.transactions(),
        sums.units(),
        sums.sales(),
        sums.refunds());
  }

  private long rank(CustomerTally.Sums sums) {
    return switch (order) {
      case NET -> sums.sales() - sums.refunds();
      case TRANSACTIONS -> sums.transactions();
      case UNITS -> sums.units();
      case REFUNDS -> sums.refunds();
      case AVERAGE_TRANSACTION_VALUE ->
          sums.transactions() == 0 ? LAST : Customer.average(sums.sales(), sums.transactions());
      case LAST_ON -> sums.transactions() == 0 ? LAST : sums.lastOn().toEpochDay();
    };
  }
}
