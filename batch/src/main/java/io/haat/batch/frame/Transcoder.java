package io.haat.batch.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Any charset to UTF-8. What cannot be decoded becomes the byte 0xFF, which no UTF-8 has, so that
 * the record around it is found to be invalid and no other.
 */
final class Transcoder extends InputStream {
  private static final byte UNDECODABLE = (byte) 0xFF;
  private static final int SIZE = 1 << 15;

  private final InputStream in;
  private final boolean utf16;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer source = ByteBuffer.allocate(SIZE).flip();
  private final CharBuffer chars = CharBuffer.allocate(SIZE);
  private final ByteBuffer target = ByteBuffer.allocate(4 * SIZE).flip();
  private boolean sourceEnded;
  private boolean done;

  Transcoder(InputStream in, Charset charset) {
    this.in = in;
    this.utf16 = charset.name().contains("UTF-16");
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoder.onMalformedInput(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!target.hasRemaining()) {
      if (done) {
        return -1;
      }
      decodeMore();
    }
    int read = Math.min(length, target.remaining());
    target.get(bytes, from, read);
    return read;
  }

  private void decodeMore() throws IOException {
    target.clear();
    CoderResult result = decoder.decode(source, chars, sourceEnded);
    if (result.isError()) {
      encode(false);
      source.position(source.position() + Math.min(undecodable(result), source.remaining()));
      target.put(UNDECODABLE);
    } else if (result.isOverflow()) {
      encode(false);
    } else if (!sourceEnded) {
      encode(false);
      readMore();
    } else {
      decoder.flush(chars);
      encode(true);
      done = true;
    }
    target.flip();
  }

  /**
   * Java calls a lone high surrogate and the character behind it malformed; only one of them is.
   */
  private int undecodable(CoderResult result) {
    return utf16 ? Math.min(2, result.length()) : result.length();
  }

  private void readMore() throws IOException {
    source.compact();
    int read = in.read(source.array(), source.position(), source.remaining());
    sourceEnded = read < 0;
    source.position(source.position() + Math.max(0, read));
    source.flip();
  }

  private void encode(boolean last) {
    chars.flip();
    while (true) {
      CoderResult result = encoder.encode(chars, target, last);
      if (!result.isError()) {
        break;
      }
      chars.position(chars.position() + result.length());
      target.put(UNDECODABLE);
    }
    chars.compact();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
