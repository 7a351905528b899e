package io.haat.batch.unit;

import io.haat.batch.frame.CsvOptions;
import io.haat.batch.frame.Format;
import io.haat.batch.frame.FrameRequest;
import io.haat.batch.frame.FramedUnit;
import io.haat.batch.frame.Framing;
import io.haat.batch.frame.UnitSource;
import io.haat.batch.frame.UnreadableFileException;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.PathFailure;
import io.haat.lake.RawObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delimited and JSON objects, framed into files of a folder that is removed at the end. */
final class FramedInputs implements UnitInputs {
  private final UnitSource units;
  private final Path folder;

  private FramedInputs(UnitSource units, Path folder) {
    this.units = units;
    this.folder = folder;
  }

  static FramedInputs open(Path file, RawObject object, Mapping mapping, UnitPlace place)
      throws IOException {
    // A damaged archive must be found before its first unit is loaded, not after.
    try (InputStream raw = Files.newInputStream(file)) {
      Framing.requireWhole(raw, object.name());
    }
    Files.createDirectories(place.scratch());
    Path folder = Files.createTempDirectory(place.scratch(), "units-");
    try {
      UnitSource units =
          Framing.open(Files.newInputStream(file), object.name(), request(mapping, place, folder));
      return new FramedInputs(units, folder);
    } catch (IOException | RuntimeException failed) {
      removeTree(folder);
      throw failed;
    }
  }

  private static FrameRequest request(Mapping mapping, UnitPlace place, Path folder) {
    Format format =
        switch (mapping.format()) {
          case CSV -> Format.CSV;
          case JSON -> Format.JSON;
          case JSONL -> Format.JSONL;
          case PARQUET -> throw new IllegalArgumentException("Parquet is not framed");
        };
    return new FrameRequest(
        format,
        mapping.charset(),
        new CsvOptions(mapping.csv().delimiter(), mapping.csv().quote(), mapping.csv().header()),
        format == Format.CSV ? java.util.Optional.empty() : mapping.rows(),
        format == Format.CSV ? List.of() : mapping.columnsUsed(),
        place.recordsPerUnit(),
        folder);
  }

  @Override
  public List<String> columns() {
    return units.columns();
  }

  @Override
  public @Nullable UnitInput next() throws IOException {
    try {
      FramedUnit unit = units.next();
      return unit == null ? null : new UnitInput.Framed(unit, units.columns());
    } catch (UnreadableFileException unreadable) {
      throw unreadable;
    } catch (IOException failed) {
      throw PathFailure.of(folder, failed);
    }
  }

  @Override
  public long bytesRead() {
    return units.bytesRead();
  }

  @Override
  public void discard(UnitInput input) throws IOException {
    if (input instanceof UnitInput.Framed framed) {
      Files.deleteIfExists(framed.unit().records());
      Files.deleteIfExists(framed.unit().rejects());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      units.close();
    } finally {
      removeTree(folder);
    }
  }

  private static void removeTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
