package io.haat.stream.job;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job as a program that a Flink cluster runs. */
public final class StreamMain {
  private StreamMain() {}

  /**
   * Builds the job and starts it where this runs.
   *
   * @param arguments one {@link JobArgument}
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("start this job by: haat stream submit");
    }
    JobArgument told = JobArgument.decoded(arguments[0]);
    var environment = StreamExecutionEnvironment.getExecutionEnvironment();
    StreamJob.build(environment, told.settings(), told.topics());
    environment.execute(StreamJob.NAME);
  }
}
