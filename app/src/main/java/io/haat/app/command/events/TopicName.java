package io.haat.app.command.events;

import io.haat.app.error.UserError;
import io.haat.app.settings.EventSettings;
import io.haat.app.settings.Nearest;
import io.haat.model.event.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Topics as a user names them: by their names, or by what they are for. */
final class TopicName {
  private static final String DEAD_LETTERS = "dead-letters";
  private static final int TYPING_ERRORS = 3;

  private TopicName() {}

  /** All topics with their types; dead letters have none. */
  static Map<String, Optional<EventType>> all(EventSettings settings) {
    Map<String, Optional<EventType>> all = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      all.put(settings.topic(type), Optional.of(type));
    }
    all.put(settings.deadLetters(), Optional.empty());
    return all;
  }

  /**
   * The topic that is meant.
   *
   * @throws UserError if there is none such
   */
  static String of(String given, EventSettings settings) {
    if (all(settings).containsKey(given)) {
      return given;
    }
    Map<String, String> words = new LinkedHashMap<>();
    words.put("transactions", settings.topic(EventType.SALE));
    words.put("refunds", settings.topic(EventType.REFUND));
    words.put("inventory", settings.topic(EventType.STOCK));
    words.put("customers", settings.topic(EventType.CUSTOMER));
    words.put(DEAD_LETTERS, settings.deadLetters());
    String topic = words.get(given);
    if (topic == null) {
      String hint =
          Nearest.to(given, words.keySet(), TYPING_ERRORS)
              .or(() -> Nearest.to(given, all(settings).keySet(), TYPING_ERRORS))
              .map(nearest -> "Did you mean " + nearest + "?")
              .orElse(
                  "There are %s, or in short %s."
                      .formatted(
                          String.join(", ", all(settings).keySet()),
                          String.join(", ", words.keySet())));
      throw UserError.wrongUse("unknown topic '" + given + "'. " + hint);
    }
    return topic;
  }
}
