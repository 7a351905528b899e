package io.haat.app.error;

import org.jspecify.annotations.Nullable;

/**
 * Something the user can put right. It is printed as one message without a stack trace, so the
 * message names the place, the cause and the next step.
 */
public final class UserError extends RuntimeException {
  /** The data or a check failed. */
  public static final int FAILED = 1;

  /** Wrong use or bad configuration. */
  public static final int WRONG_USE = 2;

  private final int exitCode;

  /**
   * @param message what is wrong, where, and what to do next; without the leading {@code haat:}
   * @param exitCode {@link #FAILED} or {@link #WRONG_USE}
   */
  public UserError(String message, int exitCode) {
    this(message, exitCode, null);
  }

  /**
   * @param cause shown only with {@code --debug}
   */
  public UserError(String message, int exitCode, @Nullable Throwable cause) {
    super(message, cause);
    if (exitCode != FAILED && exitCode != WRONG_USE) {
      throw new IllegalArgumentException("exit code " + exitCode + " is neither 1 nor 2");
    }
    this.exitCode = exitCode;
  }

  /** The data or a check failed: exit status 1. */
  public static UserError failed(String message) {
    return new UserError(message, FAILED);
  }

  /** The data or a check failed because of {@code cause}: exit status 1. */
  public static UserError failed(String message, Throwable cause) {
    return new UserError(message, FAILED, cause);
  }

  /** Wrong use or bad configuration: exit status 2. */
  public static UserError wrongUse(String message) {
    return new UserError(message, WRONG_USE);
  }

  /** 1 or 2. */
  public int exitCode() {
    return exitCode;
  }
}
