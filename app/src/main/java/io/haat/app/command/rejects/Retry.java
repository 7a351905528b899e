package io.haat.app.command.rejects;

import io.haat.app.cli.CommandContext;
import io.haat.app.command.load.LoadFailure;
import io.haat.app.command.load.LoadPlaces;
import io.haat.app.command.rejects.RetryRejectsCommand.Retried;
import io.haat.app.error.UserError;
import io.haat.app.session.HaatSession;
import io.haat.batch.load.LoadListener;
import io.haat.batch.load.LoadPlace;
import io.haat.batch.load.Loads;
import io.haat.batch.mapping.Mapping;
import io.haat.batch.mapping.MappingException;
import io.haat.lake.Landing;
import io.haat.lake.RawObject;
import io.haat.warehouse.reject.RejectFilter;
import io.haat.warehouse.reject.RejectedObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Runs raw objects of the lake through the mappings as they are now. */
final class Retry {
  private final CommandContext context;
  private final HaatSession session;
  private final LoadPlace place;
  private final LoadListener listener;

  Retry(CommandContext context, HaatSession session) {
    this.context = context;
    this.session = session;
    this.place = LoadPlaces.of(context, session, LoadPlaces.USUAL_UNIT_RECORDS);
    this.listener =
        new LoadListener() {
          @Override
          public void notice(String line) {
            context.notice(line);
          }
        };
  }

  /**
   * Runs one object again.
   *
   * @throws UserError if it or its mapping is gone, or cannot be used
   */
  Retried run(RejectedObject object) throws IOException {
    try {
      Loads.load(place, mapping(object), listener, raw(object));
    } catch (IOException | SQLException | MappingException | RuntimeException failed) {
      Optional<UserError> explained = LoadFailure.explain(failed, object.file(), context.lake());
      if (explained.isPresent()) {
        throw explained.get();
      }
      throw failed instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
    }
    var filter = new RejectFilter(Optional.empty(), Optional.of(object.object()), Optional.empty());
    return new Retried(object, RejectStore.ask(session, queries -> queries.count(filter)));
  }

  private Mapping mapping(RejectedObject object) {
    try {
      return context.findSource(object.source());
    } catch (MappingException failed) {
      throw UserError.wrongUse(
          "its mapping %s cannot be used: %s".formatted(object.source(), failed.getMessage()));
    }
  }

  private RawObject raw(RejectedObject object) throws IOException {
    return new Landing(place.lake(), place.clock())
        .find(object.retailer(), object.object())
        .orElseThrow(
            () ->
                UserError.failed(
                    "its raw file %s is not in the lake %s. Load the file again: %s"
                        .formatted(
                            object.object(),
                            context.lake(),
                            context.nextCommand("load FILE --source " + object.source()))));
  }
}
