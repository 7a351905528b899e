package io.haat.stream.flink;

/** The embedded engine cannot run the job. The message names the place and the cause. */
public final class StreamEngineException extends RuntimeException {
  StreamEngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
