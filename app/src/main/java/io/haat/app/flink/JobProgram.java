package io.haat.app.flink;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * The stream job as one jar for a Flink cluster, put together from what this process itself runs
 * on: three of Haat's modules and the libraries that a cluster does not bring. Neither Flink nor a
 * Kafka broker is in it.
 */
public final class JobProgram {
  private static final String MAIN = "io.haat.stream.job.StreamMain";

  /** One class of each part. */
  private static final List<String> PARTS =
      List.of(
          MAIN,
          "io.haat.model.event.EventType",
          "io.haat.warehouse.Warehouse",
          "org.apache.flink.connector.kafka.source.KafkaSource",
          "org.apache.flink.connector.base.source.reader.SourceReaderBase",
          "org.apache.kafka.clients.consumer.KafkaConsumer",
          "net.jpountz.lz4.LZ4Factory",
          "org.xerial.snappy.Snappy",
          "com.github.luben.zstd.Zstd",
          "org.postgresql.Driver",
          "org.apache.datasketches.hll.HllSketch",
          "org.apache.datasketches.memory.Memory",
          "com.fasterxml.jackson.core.JsonFactory");

  private final JarOutputStream jar;
  private final Set<String> written = new HashSet<>();

  private JobProgram(JarOutputStream jar) {
    this.jar = jar;
  }

  /** Writes the jar. */
  public static void write(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    try (JarOutputStream jar =
        new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), manifest)) {
      jar.setLevel(Deflater.BEST_SPEED);
      JobProgram program = new JobProgram(jar);
      for (String part : PARTS) {
        program.add(placeOf(part));
      }
    }
  }

  private static Path placeOf(String type) throws IOException {
    try {
      var source = Class.forName(type).getProtectionDomain().getCodeSource();
      if (source == null) {
        throw new IOException("nobody knows where class " + type + " came from");
      }
      return Path.of(source.getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IOException("the stream job needs class " + type + ", which is not here", e);
    }
  }

  private void add(Path part) throws IOException {
    if (Files.isDirectory(part)) {
      addFolder(part);
    } else {
      addJar(part);
    }
  }

  private void addFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        try (InputStream in = Files.newInputStream(file)) {
          add(name, in);
        }
      }
    }
  }

  private void addJar(Path source) throws IOException {
    try (JarFile other = new JarFile(source.toFile())) {
      for (JarEntry entry : Collections.list(other.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = other.getInputStream(entry)) {
            add(entry.getName(), in);
          }
        }
      }
    }
  }

  private void add(String name, InputStream in) throws IOException {
    // Embedded servers are for one machine; signatures are of other jars.
    boolean wanted =
        !name.startsWith("io/haat/stream/broker/")
            && !name.startsWith("io/haat/stream/flink/")
            && !name.equals("META-INF/MANIFEST.MF")
            && !name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)")
            && !name.endsWith("module-info.class");
    if (wanted && written.add(name)) {
      JarEntry entry = new JarEntry(name);
      entry.setTime(0);
      jar.putNextEntry(entry);
      in.transferTo(jar);
      jar.closeEntry();
    }
  }
}
