package io.haat.stream.minute;

import io.haat.model.LongSums;
import io.haat.stream.record.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Sums that are told apart by a label, for instance a reason. There are few labels in a minute. */
public final class LabelledSums implements MinuteValue<LabelledSums> {
  /** The sums of one label. */
  public static final class Sums {
    private final String label;
    private long count;
    private long unitsThousandths;
    private long amountTenThousandths;
    private long brokerTimeMicros;
    private boolean changed;

    private Sums(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public long count() {
      return count;
    }

    public long unitsThousandths() {
      return unitsThousandths;
    }

    public long amountTenThousandths() {
      return amountTenThousandths;
    }

    /** When the broker took the latest of the events that were added since the job started. */
    public long brokerTimeMicros() {
      return brokerTimeMicros;
    }

    private Sums copy() {
      var copy = new Sums(label);
      copy.count = count;
      copy.unitsThousandths = unitsThousandths;
      copy.amountTenThousandths = amountTenThousandths;
      return copy;
    }
  }

  private final List<Sums> all;
  private String currency = "";

  public LabelledSums() {
    this(new ArrayList<>(1));
  }

  private LabelledSums(List<Sums> all) {
    this.all = all;
  }

  /**
   * Makes the sums those of one currency.
   *
   * @return false if they are of another one already
   */
  public boolean claim(String wanted) {
    if (currency.isEmpty()) {
      currency = wanted;
    }
    return currency.equals(wanted);
  }

  /** Of all sums, if they were claimed for one; else empty. */
  public String currency() {
    return currency;
  }

  /**
   * Adds to the sums of a label.
   *
   * @return false, and nothing is added, if they are not large enough
   */
  public boolean add(
      String label,
      long count,
      long unitsThousandths,
      long amountTenThousandths,
      long brokerTimeMicros) {
    Sums sums = of(label);
    if (!LongSums.fits(sums.unitsThousandths, unitsThousandths)
        || !LongSums.fits(sums.amountTenThousandths, amountTenThousandths)) {
      return false;
    }
    sums.count += count;
    sums.unitsThousandths += unitsThousandths;
    sums.amountTenThousandths += amountTenThousandths;
    sums.brokerTimeMicros = Math.max(sums.brokerTimeMicros, brokerTimeMicros);
    sums.changed = true;
    return true;
  }

  private Sums of(String label) {
    for (Sums sums : all) {
      if (sums.label.equals(label)) {
        return sums;
      }
    }
    var sums = new Sums(label);
    all.add(sums);
    return sums;
  }

  /** The sums that have changed since they were asked for. */
  public List<Sums> takeChanged() {
    var changed = new ArrayList<Sums>(all.size());
    for (Sums sums : all) {
      if (sums.changed) {
        sums.changed = false;
        changed.add(sums);
      }
    }
    return changed;
  }

  @Override
  public LabelledSums copy() {
    var copies = new ArrayList<Sums>(all.size());
    all.forEach(sums -> copies.add(sums.copy()));
    var copy = new LabelledSums(copies);
    copy.currency = currency;
    return copy;
  }

  @Override
  public void write(DataOutputView out) throws IOException {
    Wire.writeText(out, currency);
    Wire.writeLength(out, all.size());
    for (Sums sums : all) {
      Wire.writeText(out, sums.label);
      out.writeLong(sums.count);
      out.writeLong(sums.unitsThousandths);
      out.writeLong(sums.amountTenThousandths);
    }
  }

  static LabelledSums read(DataInputView in) throws IOException {
    String currency = Wire.readText(in);
    int size = Wire.readLength(in);
    var all = new ArrayList<Sums>(size);
    for (int i = 0; i < size; i++) {
      var sums = new Sums(Wire.readText(in));
      sums.count = in.readLong();
      sums.unitsThousandths = in.readLong();
      sums.amountTenThousandths = in.readLong();
      all.add(sums);
    }
    var read = new LabelledSums(all);
    read.currency = currency;
    return read;
  }
}
