package io.haat.batch.frame;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Takes gzip and Zstandard for what they are by their first bytes, and names what is wrong. */
final class Decompression {
  private Decompression() {}

  static InputStream open(InputStream raw, String objectName) throws IOException {
    byte[] magic = raw.readNBytes(4);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
    if (startsWith(magic, 0x1F, 0x8B)) {
      return new GzipMembers(whole, objectName);
    }
    if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD) || isSkippable(magic)) {
      return new Zstandard(whole, objectName);
    }
    return whole;
  }

  /** Whether the stream, one that {@link #open} gave, decompresses. */
  static boolean isCompressed(InputStream plain) {
    return plain instanceof GzipMembers || plain instanceof Zstandard;
  }

  /** RFC 8878, 3.1.2: a frame of other things, as pzstd writes before its data. */
  private static boolean isSkippable(byte[] magic) {
    return magic.length == 4
        && (magic[0] & 0xF0) == 0x50
        && magic[1] == 0x2A
        && magic[2] == 0x4D
        && magic[3] == 0x18;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  static UnreadableFileException truncated(String objectName, String kind) {
    return new UnreadableFileException(
        objectName,
        "ends in the middle of its " + kind + " data",
        "The file is incomplete: copy or download it again, then load it.");
  }

  static UnreadableFileException corrupt(String objectName, String kind, String detail) {
    return new UnreadableFileException(
        objectName,
        "is corrupt as " + kind + " (" + detail + ")",
        "Nothing behind the damage can be read: get the file again, then load it.");
  }

  private static final class Zstandard extends FilterInputStream {
    private final String objectName;

    Zstandard(InputStream in, String objectName) throws IOException {
      super(new ZstdInputStream(new BufferedInputStream(in, 1 << 16)));
      this.objectName = objectName;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (ZstdIOException e) {
        String detail = String.valueOf(e.getMessage());
        boolean truncated = detail.contains("Truncated") || detail.contains("Unexpected end");
        throw truncated
            ? truncated(objectName, "Zstandard")
            : corrupt(objectName, "Zstandard", detail);
      }
    }
  }
}
