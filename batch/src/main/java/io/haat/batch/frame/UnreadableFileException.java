package io.haat.batch.frame;

import java.io.IOException;

/** The object as a whole cannot be read. The message gives the cause and the next step. */
public final class UnreadableFileException extends IOException {

  /**
   * @param objectName as the user knows the file
   * @param cause what is wrong with it, continuing the sentence that begins with its name
   * @param nextStep a sentence that says what to do
   */
  public UnreadableFileException(String objectName, String cause, String nextStep) {
    super(objectName + " " + cause + ". " + nextStep);
  }
}
