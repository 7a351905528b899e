package io.haat.warehouse.live;

/** How an event stands to what is stored under its identity. */
enum Standing {
  /** Nothing is. */
  NEW,
  /** Some of its lines are, with the same content, from a file: the others are new. */
  PARTLY_THERE,
  /** It is itself, taken from the same place of the same partition, in the same currency. */
  REPLAYED,
  /**
   * The same content from elsewhere: a file, or another record; or itself, its store having got
   * another currency since.
   */
  ELSEWHERE,
  /** Other content. */
  OTHER_CONTENT
}
