package io.haat.simulator.sales;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A line kept for a test. */
public record SoldLine(
    int store,
    long transaction,
    int lineNumber,
    boolean refund,
    long soldAt,
    int product,
    int customer,
    int quantityMillis,
    long pricePaise,
    long discountPaise,
    long totalPaise,
    long originalTransaction) {

  record Receipt(int store, long transaction) {}

  record Item(int store, long transaction, int product) {}

  static SoldLine of(SaleLine line) {
    return new SoldLine(
        line.store(),
        line.transaction(),
        line.lineNumber(),
        line.isRefund(),
        line.soldAt(),
        line.product(),
        line.customer(),
        line.quantityMillis(),
        line.pricePaise(),
        line.discountPaise(),
        line.totalPaise(),
        line.originalTransaction());
  }

  public static List<SoldLine> all(GenerateRequest request) {
    List<SoldLine> lines = new ArrayList<>();
    forEach(request, lines::add);
    return lines;
  }

  static void forEach(GenerateRequest request, Consumer<SoldLine> action) {
    SalesGenerator sales = SalesGenerator.of(request);
    SaleLine line = new SaleLine();
    for (long i = 0; i < request.rows(); i++) {
      sales.next(line);
      action.accept(of(line));
    }
  }

  Receipt receipt() {
    return new Receipt(store, transaction);
  }

  /** In India, where half past five is midnight in Greenwich. */
  LocalDateTime localTime() {
    return LocalDateTime.ofEpochSecond(soldAt, 0, ZoneOffset.ofHoursMinutes(5, 30));
  }
}
