package io.haat.batch.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mapping files of some directories. Where two directories have a source of the same name, the
 * first directory's is used, so that a shop can keep its own version of a shipped mapping.
 */
public final class Sources {
  private final List<Path> directories;

  /** A mapping file that was found: it can be used, or it cannot. */
  public sealed interface Found {
    /** The mapping file. */
    Path file();
  }

  /** A mapping that can be used. */
  public record Usable(Path file, Mapping mapping) implements Found {}

  /** A mapping file with problems. */
  public record Broken(Path file, MappingException failure) implements Found {}

  /**
   * Looks nothing up yet.
   *
   * @param directories in the order of preference; those that do not exist are passed over
   */
  public Sources(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** All mapping files by directory and file name, but those that another of the name hides. */
  public List<Found> list() {
    var found = new ArrayList<Found>();
    var names = new TreeSet<String>();
    for (Path file : files()) {
      Found source = read(file);
      if (!(source instanceof Usable usable) || names.add(usable.mapping().name().value())) {
        found.add(source);
      }
    }
    return found;
  }

  /**
   * The mapping of a source name, or of a mapping file.
   *
   * @throws MappingException if there is none, or it cannot be used
   */
  public Mapping find(String nameOrFile) throws MappingException {
    if (looksLikeFile(nameOrFile)) {
      return MappingReader.read(Path.of(nameOrFile));
    }
    Optional<Path> ofThatName =
        files().stream().filter(file -> baseName(file).equals(nameOrFile)).findFirst();
    if (ofThatName.isPresent()) {
      Mapping mapping = MappingReader.read(ofThatName.get());
      if (mapping.name().value().equals(nameOrFile)) {
        return mapping;
      }
    }
    var names = new TreeSet<String>();
    for (Found source : list()) {
      if (source instanceof Usable usable) {
        if (usable.mapping().name().value().equals(nameOrFile)) {
          return usable.mapping();
        }
        names.add(usable.mapping().name().value());
      }
    }
    throw new MappingException(List.of(unknown(nameOrFile, names)));
  }

  private static boolean looksLikeFile(String text) {
    return text.endsWith(".yaml") || text.endsWith(".yml") || text.matches(".*[/\\\\].*");
  }

  private static Problem unknown(String name, Set<String> names) {
    String known = names.isEmpty() ? "none" : String.join(", ", names);
    return new Problem(
        "sources",
        0,
        name,
        "there is no source of this name"
            + Names.suggestion(name, names)
            + "; known are "
            + known
            + ", and `haat sources infer FILE` proposes a mapping");
  }

  private static Found read(Path file) {
    try {
      return new Usable(file, MappingReader.read(file));
    } catch (MappingException e) {
      return new Broken(file, e);
    }
  }

  private List<Path> files() {
    var files = new ArrayList<Path>();
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> entries = Files.list(directory)) {
          entries
              .filter(file -> file.toString().matches(".*\\.ya?ml"))
              .sorted()
              .forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot list " + directory, e);
        }
      }
    }
    return files;
  }

  private static String baseName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }
}
