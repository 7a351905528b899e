package io.haat.batch.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** Writes the files of one unit. Every call takes the next row number. */
final class UnitWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 18;
  private static final int LONGEST_ROW = 20;
  private static final int MAX_FILE_BYTES = 1 << 30;

  private final FrameRequest request;
  private final CsvDialect dialect;
  private final int index;
  private final RowNumber row;
  private final long firstRow;
  private final Path records;
  private final Path rejects;
  private final FileChannel channel;
  private final RejectWriter rejectWriter;

  private final byte[] buffer = new byte[BUFFER];
  private int buffered;
  private int flushed;
  private int[] ends = new int[1 << 10];
  private int rows;
  private long recordCount;
  private boolean given;

  UnitWriter(FrameRequest request, CsvDialect dialect, int index, RowNumber row)
      throws IOException {
    this.request = request;
    this.dialect = dialect;
    this.index = index;
    this.row = row;
    this.firstRow = row.value();
    String name = "unit-%05d".formatted(index);
    records = request.workDirectory().resolve(name + ".csv");
    rejects = request.workDirectory().resolve(name + ".rejects");
    channel =
        FileChannel.open(
            records,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      rejectWriter = new RejectWriter(rejects);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  boolean isFull() {
    return rows >= request.recordsPerUnit()
        || flushed >= MAX_FILE_BYTES
        || rejectWriter.writtenBytes() >= MAX_FILE_BYTES
        || rows == Integer.MAX_VALUE - 8;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** A well-formed record: the bytes from {@code from} to before {@code to}, without line end. */
  void record(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (buffered + length + LONGEST_ROW + 2 > BUFFER) {
      flush();
    }
    int at = row.write(buffer, buffered);
    buffer[at++] = (byte) dialect.delimiter();
    if (length + LONGEST_ROW + 2 <= BUFFER) {
      System.arraycopy(bytes, from, buffer, at, length);
      at += length;
    } else {
      buffered = at;
      flush();
      write(ByteBuffer.wrap(bytes, from, length));
      at = 0;
    }
    buffer[at++] = '\n';
    buffered = at;
    recordCount++;
    countRow();
  }

  void reject(Set<FramingRule> rules, byte[] bytes, int from, int to) throws IOException {
    beginReject(rules);
    rejectWriter.append(bytes, from, to);
    endReject();
  }

  /** For a record whose end is not known: its bytes follow by {@link #rejectWriter}. */
  RejectWriter beginReject(Set<FramingRule> rules) throws IOException {
    rejectWriter.begin(row.value(), rules);
    return rejectWriter;
  }

  void endReject() throws IOException {
    rejectWriter.end();
    countRow();
  }

  private void countRow() {
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
    }
    ends[rows++] = flushed + buffered;
    row.increment();
  }

  private void flush() throws IOException {
    write(ByteBuffer.wrap(buffer, 0, buffered));
    buffered = 0;
  }

  private void write(ByteBuffer bytes) throws IOException {
    flushed += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  FramedUnit finish() throws IOException {
    flush();
    channel.close();
    rejectWriter.close();
    given = true;
    return new FramedUnit(
        index,
        firstRow,
        recordCount,
        records,
        new RecordOffsets(firstRow, ends, rows, request.format() != Format.CSV),
        rejects,
        rejectWriter.count(),
        dialect);
  }

  /** Removes the files unless {@link #finish} gave them out. */
  @Override
  public void close() throws IOException {
    if (!given) {
      channel.close();
      try {
        rejectWriter.close();
      } finally {
        Files.deleteIfExists(records);
        Files.deleteIfExists(rejects);
      }
    }
  }
}
