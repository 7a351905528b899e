package io.haat.bench.faults;

/** What goes wrong, in the order in which it is tried. */
enum Fault {
  KILL("kill", "kill -9 of the whole program, while it starts and while it runs"),
  TASK_MANAGER("task-manager", "kill -9 of a TaskManager of a Flink cluster"),
  BROKER("broker", "Kafka, a process of its own, is stopped or killed, and started"),
  DATABASE("database", "PostgreSQL, a server of its own, is stopped and started"),
  CONNECTIONS("connections", "PostgreSQL's connections are cut while they write"),
  POSTMASTER("postmaster", "kill -9 of the embedded PostgreSQL"),
  INVALID("invalid", "a flood with 50 % of invalid records"),
  DUPLICATES("duplicates", "10 % of duplicates, 1 % with other content"),
  DISORDER("disorder", "a quarter of the events up to 9 minutes late"),
  POISON("poison", "records of 10 MB among good ones"),
  CHECKPOINTS("checkpoints", "no checkpoint can be written, also at a restart");

  private final String word;
  private final String what;

  Fault(String word, String what) {
    this.word = word;
    this.what = what;
  }

  /** Lets it happen under load, and compares. */
  Outcome run(Site site) throws Exception {
    return switch (this) {
      case KILL -> KilledProgram.play(site);
      case TASK_MANAGER -> KilledTaskManager.play(site);
      case BROKER -> LostBroker.play(site);
      case DATABASE -> StoppedDatabase.play(site);
      case CONNECTIONS -> CutConnections.play(site);
      case POSTMASTER -> KilledDatabase.play(site);
      case INVALID -> Disturbed.invalid(site);
      case DUPLICATES -> Disturbed.duplicates(site);
      case DISORDER -> Disturbed.disorder(site);
      case POISON -> PoisonRecords.play(site);
      case CHECKPOINTS -> NoCheckpoints.play(site);
    };
  }

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return word;
  }

  String what() {
    return what;
  }
}
