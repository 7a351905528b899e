package io.haat.warehouse.live;

/** How an event stands to what is stored under its identity. */
enum Standing {
  /** Nothing is. */
  NEW,
  /** Some of its lines are, with the same content, from a file: the others are new. */
  PARTLY_THERE,
  /** It is itself, taken from the same place of the same partition. */
  REPLAYED,
  /** The same content from elsewhere: a file, or another record. */
  ELSEWHERE,
  /** Other content. */
  OTHER_CONTENT
}
