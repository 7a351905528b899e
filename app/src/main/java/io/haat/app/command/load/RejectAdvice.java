package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.load.LoadRun.LoadedFile;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.RawValues;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.lake.Landing;
import io.haat.lake.RawObject;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectQueries;
import io.haat.warehouse.reject.RejectedRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where to look when most of a file is rejected: at one line of its mapping, with examples. */
final class RejectAdvice {
  private static final int EXAMPLES = 2;
  private static final int SHOWN_CHARACTERS = 100;

  private final CommandContext context;
  private final LoadPlace place;
  private final Mapping mapping;

  RejectAdvice(CommandContext context, LoadPlace place, Mapping mapping) {
    this.context = context;
    this.place = place;
    this.mapping = mapping;
  }

  /** A few lines for the first file of each kind of trouble; none if all is well. */
  List<String> lines(List<LoadedFile> files) throws SQLException, IOException {
    var lines = new ArrayList<String>();
    Set<String> told = new LinkedHashSet<>();
    for (LoadedFile file : files) {
      RowCounts counts = RowCounts.of(file.outcome());
      Optional<Map.Entry<String, Long>> most =
          counts.byRule().entrySet().stream()
              .max(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()));
      if (counts.mostRejected() && most.isPresent() && told.add(most.get().getKey())) {
        lines.addAll(lines(file, most.get().getKey(), most.get().getValue()));
      }
    }
    return lines;
  }

  private List<String> lines(LoadedFile file, String rule, long rows)
      throws SQLException, IOException {
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "More than half of %s was rejected, %,d rows as %s. Look at:",
            file.name(),
            rows,
            rule));
    Optional<MappingPlace> where = MappingPlace.of(mapping, rule);
    lines.add("  " + where.map(MappingPlace::text).orElse(mapping.origin()));
    lines.addAll(examples(file, rule, where.map(MappingPlace::columns).orElse(Set.of())));
    lines.add(
        "  Correct it, then: " + context.nextCommand("rejects retry --source " + mapping.name()));
    return lines;
  }

  private List<String> examples(LoadedFile file, String rule, Set<String> columns)
      throws SQLException, IOException {
    List<RejectedRecord> records = records(file, rule);
    if (records.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Map<String, @Nullable String> values : values(records, columns)) {
      var parts = new ArrayList<String>();
      values.forEach((column, value) -> parts.add(column + " = " + quoted(value)));
      texts.add(String.join(", ", parts));
    }
    if (texts.isEmpty()) {
      records.forEach(record -> texts.add(quoted(record.raw())));
    }
    return texts.stream().map(text -> "  for instance " + text).toList();
  }

  private List<RejectedRecord> records(LoadedFile file, String rule) throws SQLException {
    var filter =
        new RejectFilter(
            Optional.of(mapping.name().value()), Optional.of(file.name()), Optional.of(rule));
    try (Connection connection = place.warehouse().connect()) {
      return new RejectQueries(connection).first(filter, EXAMPLES);
    }
  }

  /** Of the columns, if the records can be cut into columns. */
  private List<Map<String, @Nullable String>> values(
      List<RejectedRecord> records, Set<String> columns) throws SQLException, IOException {
    String object = records.get(0).object();
    Optional<RawObject> raw =
        new Landing(place.lake(), place.clock()).find(mapping.retailer(), object);
    if (raw.isEmpty() || columns.isEmpty()) {
      return List.of();
    }
    try {
      List<Long> rows = records.stream().map(RejectedRecord::row).toList();
      return RawValues.of(place, mapping, raw.get(), rows, columns);
    } catch (MappingException changedMeanwhile) {
      return List.of();
    }
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return '"'
        + (line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line)
        + '"';
  }
}
