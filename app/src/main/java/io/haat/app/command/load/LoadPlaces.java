package io.haat.app.command.load;

import io.haat.app.cli.CommandContext;
import io.haat.app.session.HaatSession;
import io.haat.batch.frame.FrameRequest;
import io.haat.batch.load.LoadPlace;
import io.haat.lake.DirectoryStore;
import io.haat.lake.DuckDbLimits;
import io.haat.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;

/** Where this installation loads: its lake and its warehouse. */
public final class LoadPlaces {
  /** About as many records as make best use of two cores and little memory. */
  public static final long USUAL_UNIT_RECORDS = FrameRequest.DEFAULT_RECORDS_PER_UNIT;

  /** Memory of the DuckDB of one unit, in MiB. */
  public static final int UNIT_MEMORY_MIB = 300;

  private LoadPlaces() {}

  public static LoadPlace of(CommandContext context, HaatSession session, long unitRecords) {
    Path lake = context.lake();
    Path scratch = lake.resolve(".scratch");
    return new LoadPlace(
        new DirectoryStore(lake),
        new Warehouse(session.dataSource()),
        new DuckDbLimits(UNIT_MEMORY_MIB, 1, scratch),
        unitRecords,
        scratch,
        Clock.systemUTC());
  }
}
