package io.haat.simulator.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haat.simulator.random.Rng;
import io.haat.simulator.sales.GenerateRequest;
import io.haat.simulator.sales.SaleLine;
import io.haat.simulator.sales.SalesGenerator;
import io.haat.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Writes sales as a CSV export: UTF-8, a header, LF line ends, fields quoted only where needed. */
public final class CsvSalesWriter {
  private final RowBuffer out;
  private final LineEncoder encoder;
  private final SalesGenerator sales;
  private final DefectPlan plan;
  private final Spoiler spoiler;
  private final RowMemory memory;
  private final boolean repeats;
  private final EnumMap<Defect, Long> bad = new EnumMap<>(Defect.class);
  private final SaleLine line = new SaleLine();
  private long soldLines;
  private long refundedLines;

  private CsvSalesWriter(GenerateRequest request, RowBuffer out) {
    World world = request.world();
    long seed = request.seed();
    this.out = out;
    encoder = new LineEncoder(world);
    plan = new DefectPlan(request.dirty(), Rng.of(seed, "defects"));
    spoiler = new Spoiler(Rng.of(seed, "spoiler"));
    memory = new RowMemory(Rng.of(seed, "repetitions"));
    repeats = request.dirty() > 0;
    long lines = request.rows() - plan.duplicatesIn(request.rows());
    sales = new SalesGenerator(world, seed, lines, request.from(), request.to());
  }

  /**
   * Writes exactly the rows asked for. The stream is written by one other thread while this method
   * runs, then flushed, not closed.
   *
   * @throws IOException if the stream fails; what is written by then is not a whole file
   */
  public static GeneratedCounts write(GenerateRequest request, OutputStream out)
      throws IOException {
    return write(request, 0, out);
  }

  /**
   * Likewise, but numbers the receipts of each store from one further on.
   *
   * @param receiptsBefore how many numbers are left to files over other days of the same stores
   */
  public static GeneratedCounts write(
      GenerateRequest request, long receiptsBefore, OutputStream out) throws IOException {
    try (WriteAhead ahead = new WriteAhead(out)) {
      var writer = new CsvSalesWriter(request, new RowBuffer(ahead));
      writer.sales.numberReceiptsAfter(receiptsBefore);
      return writer.write(request.rows());
    }
  }

  private GeneratedCounts write(long rows) throws IOException {
    out.startRow();
    out.put((SalesColumn.header() + "\n").getBytes(UTF_8));
    for (long row = 0; row < rows; row++) {
      out.startRow();
      Defect due = plan.dueAt(row);
      if (due == Defect.DUPLICATE && !memory.isEmpty()) {
        out.put(memory.pick());
        count(Defect.DUPLICATE);
      } else {
        writeLine(due);
      }
      out.put('\n');
    }
    out.finish();
    return GeneratedCounts.of(soldLines, refundedLines, bad);
  }

  /** Only sales are spoiled: a refund may lack what a sale needs. */
  private void writeLine(@Nullable Defect due) {
    sales.next(line);
    encoder.write(line, out);
    if (due != null && due != Defect.DUPLICATE && !line.isRefund()) {
      out.replaceRow(spoiler.spoil(out.row(), line, due));
      sales.forgetLast();
      count(due);
      return;
    }
    if (line.isRefund()) {
      refundedLines++;
    } else {
      soldLines++;
    }
    if (repeats) {
      memory.offer(out);
    }
  }

  private void count(Defect defect) {
    bad.merge(defect, 1L, Long::sum);
    plan.done();
  }
}
