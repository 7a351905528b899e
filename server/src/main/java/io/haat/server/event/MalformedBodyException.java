package io.haat.server.event;

/** Says why a body cannot be parted into events. */
final class MalformedBodyException extends Exception {
  private static final long serialVersionUID = 1;

  private final String what;

  MalformedBodyException(String what) {
    super(what);
    this.what = what;
  }

  String what() {
    return what;
  }
}
