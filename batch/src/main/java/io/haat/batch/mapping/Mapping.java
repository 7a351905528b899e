package io.haat.batch.mapping;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one source's files are read and what their rows become. Everything in it has been checked but
 * the columns' existence, which {@link MappingBinder} checks once a file's header is known.
 *
 * @param retailer the tenant that owns the data
 * @param timezone of times that carry no offset; UTC where none can occur
 * @param currency of the amounts; XXX (no currency) where the target has none
 * @param fields expression by canonical field, in the order of the file
 * @param reject the source's own rules
 * @param rows for nested files, the list whose elements are the rows
 * @param origin the mapping file, for messages
 * @param fingerprint 12 hexadecimal digits of SHA-256 over everything above but comments and layout
 */
public record Mapping(
    SourceName name,
    String retailer,
    Format format,
    Charset charset,
    CsvOptions csv,
    ZoneId timezone,
    Currency currency,
    Target target,
    Map<String, Expression> fields,
    List<RejectRule> reject,
    Optional<String> rows,
    String origin,
    String fingerprint) {
  /** Goes up when the same settings make other records of some object. 2: stray quotes are told. */
  private static final int FRAMING_VERSION = 2;

  public Mapping {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    reject = List.copyOf(reject);
  }

  /** The expression of a field, or empty where the source does not fill it. */
  public Optional<Expression> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The raw columns that fields and rules name, in the case as written. */
  public List<String> columnsUsed() {
    var columns = new TreeSet<String>();
    fields.values().stream().map(Expression::columns).forEach(columns::addAll);
    reject.stream().map(RejectRule::rawColumns).forEach(columns::addAll);
    return List.copyOf(columns);
  }

  /**
   * A fingerprint of what decides which records an object has, and so which numbers they bear: 12
   * hexadecimal digits.
   */
  public String framing() {
    var print = new Fingerprint().add(FRAMING_VERSION).add(format).add(charset).add(rows);
    return print.add(csv.delimiter()).add(csv.quote()).add(csv.header()).text();
  }

  /** The same for data of another tenant. */
  public Mapping ofRetailer(String other) {
    return other.equals(retailer)
        ? this
        : new Mapping(
            name,
            other,
            format,
            charset,
            csv,
            timezone,
            currency,
            target,
            fields,
            reject,
            rows,
            origin,
            new Fingerprint().add(fingerprint).add(other).text());
  }
}
