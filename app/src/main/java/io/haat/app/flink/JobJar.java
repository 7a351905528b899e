package io.haat.app.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haat.app.error.UserError;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A program on a cluster, from which a job is started.
 *
 * @param id given by Flink
 */
public record JobJar(FlinkRest flink, String id) {
  /**
   * Brings a jar to the cluster.
   *
   * @throws UserError if the file is not there, or the cluster does not take it
   */
  public static JobJar upload(FlinkRest flink, Path file) throws InterruptedException {
    String boundary = "haat-" + UUID.randomUUID();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
            .formatted(boundary, file.getFileName());
    try {
      JsonNode answer =
          flink.post(
              "/jars/upload",
              "multipart/form-data; boundary=" + boundary,
              BodyPublishers.concat(
                  BodyPublishers.ofString(head),
                  BodyPublishers.ofFile(file),
                  BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.UTF_8)));
      String name = answer.path("filename").asText();
      return new JobJar(flink, name.substring(name.lastIndexOf('/') + 1));
    } catch (FileNotFoundException e) {
      throw UserError.failed("there is no " + file + ". Build Haat again.", e);
    }
  }

  /**
   * Starts a job.
   *
   * @param arguments of its main class
   * @param from place of a savepoint or checkpoint that it goes on from
   * @return the job's id
   */
  public String run(List<String> arguments, OptionalInt parallelism, Optional<String> from)
      throws InterruptedException {
    ObjectNode request = FlinkRest.JSON.createObjectNode();
    arguments.forEach(request.putArray("programArgsList")::add);
    parallelism.ifPresent(tasks -> request.put("parallelism", tasks));
    from.ifPresent(
        place -> request.put("savepointPath", place).put("allowNonRestoredState", false));
    return flink.post("/jars/" + id + "/run", request).path("jobid").asText();
  }

  /** Takes it from the cluster; jobs that were started from it run on. */
  public void delete() throws InterruptedException {
    flink.delete("/jars/" + id);
  }
}
