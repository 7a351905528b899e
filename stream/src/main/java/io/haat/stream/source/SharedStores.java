package io.haat.stream.source;

import io.haat.stream.settings.DatabaseAccess;
import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.live.LiveSettings;
import io.haat.warehouse.live.StoreDirectory;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.UserCodeClassLoader;

/** One directory of stores for all tasks of the job in this process, closed when it leaves. */
final class SharedStores {
  private record Place(DatabaseAccess database, LiveSettings defaults) {}

  private static final Map<Place, StoreDirectory> OPEN = new HashMap<>();

  private SharedStores() {}

  static StoreDirectory open(StreamSettings settings, UserCodeClassLoader job) throws SQLException {
    var place =
        new Place(settings.database(), new LiveSettings(settings.currency(), settings.zone()));
    synchronized (OPEN) {
      StoreDirectory directory = OPEN.get(place);
      if (directory == null) {
        var warehouse = new Warehouse(settings.database().source("stores"));
        directory = StoreDirectory.open(warehouse, place.defaults());
        OPEN.put(place, directory);
      }
      job.registerReleaseHookIfAbsent("haat-stores-" + place.hashCode(), () -> close(place));
      return directory;
    }
  }

  private static void close(Place place) {
    synchronized (OPEN) {
      StoreDirectory directory = OPEN.remove(place);
      if (directory != null) {
        directory.close();
      }
    }
  }
}
