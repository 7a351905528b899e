package io.haat.server.event;

import io.haat.model.event.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Tells requests apart. */
final class RequestHash {
  private RequestHash() {}

  /** SHA-256 of all that decides what is answered. */
  static byte[] of(BodyType form, Optional<EventType> type, byte[] body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String head = form + " " + type.map(Enum::name).orElse("") + "\n";
      sha.update(head.getBytes(StandardCharsets.UTF_8));
      return sha.digest(body);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
