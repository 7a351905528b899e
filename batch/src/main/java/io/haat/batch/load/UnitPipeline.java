package io.haat.batch.load;

import io.haat.batch.mapping.MappingException;
import io.haat.batch.transform.TransformRequest;
import io.haat.batch.transform.TransformedUnit;
import io.haat.batch.transform.UnitInput;
import io.haat.batch.unit.UnitInputs;
import io.haat.lake.RawObject;
import io.haat.warehouse.load.LoadLedger;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Frames and transforms the units of an object, one ahead of the unit that is being loaded. A unit
 * is framed at once, but transformed only when the one before it leaves a core for it: else both
 * cores have too much to do at first, and one has nothing to do while PostgreSQL takes the rollups.
 */
final class UnitPipeline implements AutoCloseable {
  /** What comes out: a unit to load, or one that an earlier load has finished. */
  sealed interface Item {
    record Ready(TransformedUnit unit) implements Item {}

    record Skipped(LoadLedger.Stored stored) implements Item {}
  }

  private final UnitInputs inputs;
  private final TransformRequest request;
  private final Executor background;
  private final LoadListener listener;
  private final Map<Integer, LoadLedger.Stored> stored;
  private final RawObject object;
  private CompletableFuture<Void> coreIsFree = new CompletableFuture<>();
  private CompletableFuture<Optional<Item>> ahead;

  private UnitPipeline(
      UnitInputs inputs,
      RawObject object,
      TransformRequest request,
      Executor background,
      LoadListener listener,
      Map<Integer, LoadLedger.Stored> stored) {
    this.inputs = inputs;
    this.object = object;
    this.request = request;
    this.background = background;
    this.listener = listener;
    this.stored = stored;
    this.ahead = prepare();
    transformNext();
  }

  static UnitPipeline open(
      RawObject object,
      TransformRequest request,
      LoadPlace place,
      Executor background,
      LoadListener listener,
      Map<Integer, LoadLedger.Stored> stored)
      throws IOException, SQLException, MappingException {
    UnitInputs inputs = UnitInputs.open(object, request.mapping(), place.units());
    return new UnitPipeline(inputs, object, request, background, listener, stored);
  }

  /** The next unit, or empty at the end. A unit is the caller's to close. */
  Optional<Item> next() throws SQLException, IOException {
    transformNext();
    Unchecked.join(ahead);
    Optional<Item> item = ahead.join();
    if (item.isPresent()) {
      coreIsFree = new CompletableFuture<>();
      ahead = prepare();
    }
    return item;
  }

  /** Begins to transform the unit after the last one that was given, if that is not done yet. */
  void transformNext() {
    coreIsFree.complete(null);
  }

  private CompletableFuture<Optional<Item>> prepare() {
    CompletableFuture<Void> mayTransform = coreIsFree;
    return CompletableFuture.supplyAsync(
        () -> {
          var made = new Item[1];
          Unchecked.run(() -> made[0] = make(mayTransform));
          return Optional.ofNullable(made[0]);
        },
        background);
  }

  private @Nullable Item make(CompletableFuture<Void> mayTransform)
      throws IOException, SQLException {
    UnitInput input = inputs.next();
    listener.read(inputs.bytesRead(), object.bytes());
    if (input == null) {
      return null;
    }
    LoadLedger.Stored done = stored.get(input.index());
    if (done != null
        && done.mapping().equals(request.mapping().fingerprint())
        && done.unit().read() == input.recordCount() + input.rejectCount()) {
      inputs.discard(input);
      return new Item.Skipped(done);
    }
    mayTransform.join();
    return new Item.Ready(TransformedUnit.of(input, request));
  }

  @Override
  public void close() throws IOException {
    transformNext();
    try {
      ahead.join().ifPresent(UnitPipeline::discard);
    } catch (RuntimeException failed) {
      // Whoever asked for the unit has been told; nobody asked for this one.
    }
    inputs.close();
  }

  private static void discard(Item item) {
    if (item instanceof Item.Ready ready) {
      ready.unit().close();
    }
  }
}
