package io.haat.stream.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A checkpoint or savepoint that a job can go on from.
 *
 * @param folder with all that it consists of
 * @param time when it was complete
 */
record RestorePoint(Path folder, FileTime time) {
  private static final Logger LOG = LoggerFactory.getLogger(RestorePoint.class);
  private static final String METADATA = "_metadata";

  /** JOB/chk-N below a folder of checkpoints, NAME below one of savepoints. */
  private static final int DEPTH = 3;

  /** The newest one in these folders that is complete. */
  static Optional<RestorePoint> newest(Path... folders) {
    return all(folders).stream().filter(RestorePoint::isComplete).findFirst();
  }

  /** All in these folders, the newest first. */
  static List<RestorePoint> all(Path... folders) {
    List<RestorePoint> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.find(folder, DEPTH, (file, is) -> isMetadata(file))) {
          for (Path metadata : files.toList()) {
            Path parent = metadata.toAbsolutePath().getParent();
            if (parent != null) {
              found.add(new RestorePoint(parent, Files.getLastModifiedTime(metadata)));
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException("cannot look for checkpoints in " + folder, e);
        }
      }
    }
    found.sort(Comparator.comparing(RestorePoint::time).reversed());
    return found;
  }

  private static boolean isMetadata(Path file) {
    return file.endsWith(METADATA);
  }

  /** Whoever is killed while writing it leaves a part. */
  private boolean isComplete() {
    Path metadata = folder.resolve(METADATA);
    try (var in = new DataInputStream(Files.newInputStream(metadata))) {
      Checkpoints.loadCheckpointMetadata(
          in, RestorePoint.class.getClassLoader(), folder.toUri().toString());
      return true;
    } catch (IOException | RuntimeException broken) {
      LOG.warn("{} cannot be read and is passed over: {}", metadata, broken.toString());
      return false;
    }
  }
}
