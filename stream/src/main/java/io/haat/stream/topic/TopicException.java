package io.haat.stream.topic;

import org.jspecify.annotations.Nullable;

/** Kafka's topics cannot be made or found. */
public final class TopicException extends RuntimeException {
  TopicException(String message) {
    super(message);
  }

  TopicException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
