package io.haat.app.command.doctor;

import java.util.concurrent.Callable;

/** Looks at one thing that Haat needs. */
public interface Check {
  /** What is looked at, in a word or two. */
  String name();

  /** Looks. An exception counts as broken, with its message. */
  Finding look() throws Exception;

  /**
   * What was found.
   *
   * @param ok whether it works
   * @param found a fact, such as a version
   * @param advice what to do; empty if nothing need be done
   */
  record Finding(boolean ok, String found, String advice) {
    public static Finding ok(String found) {
      return new Finding(true, found, "");
    }

    public static Finding broken(String found, String advice) {
      return new Finding(false, found, advice);
    }
  }

  /** A check from a function. */
  static Check of(String name, Callable<Finding> look) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() throws Exception {
        return look.call();
      }
    };
  }
}
