package io.haat.batch.mapping.infer;

import io.haat.batch.mapping.Field;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingBinder;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.mapping.MappingReader;
import io.haat.batch.mapping.Target;
import io.haat.lake.DuckDb;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Proposes a mapping for a file from its column names and first rows. It guesses no required field
 * that is unclear: it lists what it may be instead. Not for use by several threads at once.
 */
public final class SourceInference {
  private final DuckDb database;

  /**
   * Needs a database to try expressions in.
   *
   * @param database reads Parquet files and compiles what is proposed
   */
  public SourceInference(DuckDb database) {
    this.database = database;
  }

  /**
   * Proposes a mapping for a file; its format is told by its ending.
   *
   * @throws IOException if the file cannot be read
   */
  public Proposal propose(Path file, Hints hints) throws IOException {
    return propose(SampleReader.plainName(file), SampleReader.read(file, database), hints);
  }

  /**
   * Proposes a mapping for the start of a file.
   *
   * @param file its name, of which the source's is made
   */
  public Proposal propose(String file, Sample sample, Hints hints) {
    try {
      return draft(file, sample, hints);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot try the proposal for " + file, e);
    }
  }

  private Proposal draft(String file, Sample sample, Hints hints) throws SQLException {
    var draft = new Draft(target(sample.header()), sample);
    if (sample.header().isEmpty()) {
      draft.unclear("header: the file is empty; name a file with a header line and rows");
    } else {
      HeaderCheck.check(draft);
    }
    var columns = new Columns(database);
    try (var table = new SampleTable(database, sample)) {
      if (draft.target == Target.LINE) {
        new LineGuesser(draft, columns).guess();
        new AmountGuesser(draft, new ValueGuesser(draft, columns), table).guess();
      } else {
        var values = new ValueGuesser(draft, columns);
        for (Field field : draft.target.fields().values()) {
          values.fill(field.name(), field.kind());
        }
      }
      draft.listCandidates();
      Optional<String> currency =
          hints.currency().map(Currency::getCurrencyCode).or(draft::currencySeen);
      if (currency.isEmpty() && ProposalWriter.needsCurrency(draft)) {
        draft.unclear(
            "currency: no amount names it; say it with --currency GBP, or write `currency: GBP`");
      }
      Optional<String> timezone = timezone(draft, hints);
      tryOut(draft, file, currency, timezone, table);
      String yaml = ProposalWriter.write(draft, file, currency, timezone);
      return new Proposal(yaml, List.copyOf(draft.guesses().values()), draft.unclear());
    }
  }

  private static Optional<String> timezone(Draft draft, Hints hints) {
    boolean local = draft.target == Target.LINE && draft.hasLocalTimes();
    if (local && hints.timezone().isEmpty()) {
      draft.note(
          "the times carry no offset, and are taken as UTC; say the zone with --timezone NAME");
    }
    return hints
        .timezone()
        .map(ZoneId::getId)
        .or(() -> draft.target == Target.LINE ? Optional.of("UTC") : Optional.empty());
  }

  /** Reads, binds and runs the proposal: what does not hold is unclear after all. */
  private void tryOut(
      Draft draft,
      String file,
      Optional<String> currency,
      Optional<String> timezone,
      SampleTable table)
      throws SQLException {
    if (!draft.unclear().isEmpty()) {
      return;
    }
    try {
      String yaml = ProposalWriter.write(draft, file, currency, timezone);
      Mapping mapping = MappingReader.read(yaml, "proposal", database);
      MappingBinder.bind(mapping, draft.sample.header(), database);
      new Fit(draft, table, new Columns(database)).check(mapping);
    } catch (MappingException e) {
      e.problems().forEach(problem -> draft.unclear(problem.key() + ": " + problem.cause()));
    }
  }

  /** Lines, unless the columns are those of a reference file. */
  private static Target target(List<String> header) {
    for (String field : List.of("transaction_id", "quantity", "sold_at")) {
      var match = Vocabulary.match(field, Target.LINE, header);
      if (match.certain() && !match.columns().isEmpty()) {
        return Target.LINE;
      }
    }
    for (Target target : List.of(Target.PRODUCT, Target.STORE, Target.CUSTOMER)) {
      String id = target.required().iterator().next();
      var match = Vocabulary.match(id, target, header);
      if (match.certain() && !match.columns().isEmpty() && known(target, header) >= 3) {
        return target;
      }
    }
    return Target.LINE;
  }

  private static long known(Target target, List<String> header) {
    return target.fields().keySet().stream()
        .filter(field -> !Vocabulary.match(field, target, header).columns().isEmpty())
        .count();
  }
}
