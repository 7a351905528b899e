package io.haat.batch.unit;

import io.haat.lake.DuckDbLimits;
import io.haat.lake.ObjectStore;
import java.nio.file.Path;

/**
 * Where units are cut and transformed.
 *
 * @param limits of each unit's DuckDB
 * @param recordsPerUnit about how many records a unit has, at least 1
 * @param scratch for files of the units in hand
 */
public record UnitPlace(ObjectStore lake, DuckDbLimits limits, long recordsPerUnit, Path scratch) {}
