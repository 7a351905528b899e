package io.haat.batch.load;

import io.haat.batch.unit.UnitPlace;
import io.haat.lake.DuckDbLimits;
import io.haat.lake.Landing;
import io.haat.lake.ObjectStore;
import io.haat.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where loads happen.
 *
 * @param limits of each unit's DuckDB; two units are in memory at once
 * @param recordsPerUnit about how many records a unit has, at least 1
 * @param scratch for files of the units in hand
 */
public record LoadPlace(
    ObjectStore lake,
    Warehouse warehouse,
    DuckDbLimits limits,
    long recordsPerUnit,
    Path scratch,
    Clock clock) {
  LoadPlace withRecordsPerUnit(long newRecordsPerUnit) {
    return new LoadPlace(lake, warehouse, limits, newRecordsPerUnit, scratch, clock);
  }

  UnitPlace units() {
    return new UnitPlace(lake, limits, recordsPerUnit, scratch);
  }

  Landing landing() {
    return new Landing(lake, clock);
  }

  CityProductPublisher publisher() {
    return new CityProductPublisher(lake, limits);
  }
}
