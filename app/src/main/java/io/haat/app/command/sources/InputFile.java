package io.haat.app.command.sources;

import io.haat.app.cli.CommandContext;
import io.haat.app.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data file that a user named. */
public final class InputFile {
  private static final int HEAD = 1 << 16;

  private InputFile() {}

  /**
   * Where it is.
   *
   * @throws UserError if it is not there or may not be read
   */
  public static Path require(CommandContext context, Path file) {
    Path path = context.resolve(file);
    if (Files.isDirectory(path)) {
      throw UserError.failed(file + " is a folder. Name the files in it.");
    }
    if (!Files.exists(path)) {
      throw UserError.failed("there is no file " + file + ". Check the path.");
    }
    if (!Files.isReadable(path)) {
      throw UserError.failed(file + " may not be read. Check its permissions.");
    }
    return path;
  }

  /** Whether it starts like neither text nor a format or compression that is read. */
  static boolean looksBinary(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length >= 4 && isKnown(head)) {
      return false;
    }
    int controls = 0;
    for (byte c : head) {
      controls += c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' ? 1 : 0;
    }
    return controls > head.length / 20 + 4;
  }

  /** gzip, Zstandard, Parquet, or UTF-16 by its byte order mark. */
  private static boolean isKnown(byte[] head) {
    int first = ByteBuffer.wrap(head).getInt();
    int two = first >>> 16;
    return two == 0x1F8B
        || first == 0x28B52FFD
        || first == 0x50415231
        || two == 0xFFFE
        || two == 0xFEFF;
  }
}
