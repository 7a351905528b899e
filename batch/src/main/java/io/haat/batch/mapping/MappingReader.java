package io.haat.batch.mapping;

import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads mapping files. What it returns has been checked as far as a mapping can be without its
 * data; {@link MappingBinder} checks the rest against a file's columns.
 */
public final class MappingReader {
  /** Far more than a mapping ever needs, in bytes. */
  private static final long MAX_SIZE = 256 * 1024;

  private MappingReader() {}

  /** As {@link #read(Path, DuckDb)}, with a database of its own for the time of the call. */
  public static Mapping read(Path file) throws MappingException {
    return read(text(file), file.toString());
  }

  /** As {@link #read(String, String, DuckDb)}, with a database of its own. */
  public static Mapping read(String yaml, String origin) throws MappingException {
    var limits = new DuckDbLimits(64, 1, Path.of(System.getProperty("java.io.tmpdir")));
    try (DuckDb database = DuckDb.open(limits)) {
      return read(yaml, origin, database);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot start", e);
    }
  }

  /**
   * Reads a mapping file.
   *
   * @throws MappingException with everything that is wrong with it, or if it cannot be read
   */
  public static Mapping read(Path file, DuckDb database) throws MappingException {
    return read(text(file), file.toString(), database);
  }

  /**
   * Reads a mapping.
   *
   * @param origin what messages call it, usually its file name
   * @param database parses the expressions; nothing of them is run
   * @throws MappingException with everything that is wrong with it
   */
  public static Mapping read(String yaml, String origin, DuckDb database) throws MappingException {
    var problems = new Problems(origin);
    Optional<Node> root = compose(yaml, problems);
    problems.throwIfAny();
    try {
      var fields = new FieldReader(new ExpressionChecker(database), problems);
      return new MappingParts(root.orElseThrow(), problems, fields).mapping(origin);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot parse the expressions of " + origin, e);
    }
  }

  private static Optional<Node> compose(String yaml, Problems problems) {
    try {
      Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(0, "", "the file is empty; `haat sources infer FILE` proposes a mapping");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(
          line,
          "",
          "not valid YAML: "
              + e.getProblem()
              + "; put a value that holds ': ' or ' #' in quotes, and indent with spaces");
    } catch (YamlEngineException e) {
      problems.add(0, "", "not valid YAML: " + e.getMessage() + "; correct it");
    } catch (StackOverflowError e) {
      problems.add(0, "", "not valid YAML: nested too deeply; a mapping has three levels");
    }
    return Optional.empty();
  }

  private static String text(Path file) throws MappingException {
    var problems = new Problems(file.toString());
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(0, "", "there is no such file; `haat sources list` shows the known ones");
      } else if (Files.size(file) > MAX_SIZE) {
        problems.add(0, "", "is larger than 256 KiB, so it is no mapping; name a mapping file");
      } else {
        return Files.readString(file);
      }
    } catch (CharacterCodingException e) {
      problems.add(0, "", "is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      problems.add(0, "", "cannot be read (" + e.getMessage() + "); check its permissions");
    }
    throw problems.exception();
  }
}
