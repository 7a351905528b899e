package io.haat.batch.unit;

import io.haat.batch.mapping.Format;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingBinder;
import io.haat.batch.mapping.MappingException;
import io.haat.batch.transform.UnitInput;
import io.haat.lake.DuckDb;
import io.haat.lake.RawObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a raw object into inputs for the transform, in a folder of its own that goes with it. */
public interface UnitInputs extends AutoCloseable {
  @Nullable UnitInput next() throws IOException, SQLException;

  long bytesRead();

  /** Removes the files of an input that is done with. */
  void discard(UnitInput input) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Opens the object and checks that the mapping fits its columns.
   *
   * @throws MappingException naming the columns that exist
   */
  static UnitInputs open(RawObject object, Mapping mapping, UnitPlace place)
      throws IOException, SQLException, MappingException {
    Path file = place.lake().local(object.path());
    UnitInputs inputs =
        mapping.format() == Format.PARQUET
            ? ParquetInputs.open(file, object.name(), mapping, place)
            : FramedInputs.open(file, object, mapping, place);
    try (DuckDb database = DuckDb.open(place.limits())) {
      MappingBinder.bind(mapping, inputs.columns(), database);
      return inputs;
    } catch (SQLException | MappingException | RuntimeException failed) {
      inputs.close();
      throw failed;
    }
  }

  List<String> columns();
}
