package io.haat.stream.job;

import io.haat.stream.settings.StreamSettings;
import io.haat.stream.topic.LiveTopics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * What {@link StreamMain} is told, as one word of a command line. Writer and reader are of one
 * build: the jar that reads it was made by whoever wrote it.
 */
public record JobArgument(StreamSettings settings, LiveTopics topics) implements Serializable {

  /** It holds passwords: to be handed to a cluster and nobody else. */
  public String encoded() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail", impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is of another build, or no such word at all
   */
  static JobArgument decoded(String word) {
    byte[] bytes = Base64.getUrlDecoder().decode(word);
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (JobArgument) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException foreign) {
      throw new IllegalArgumentException(
          "the job's argument is not of this build: " + foreign, foreign);
    }
  }
}
