package io.haat.batch.unit;

import io.haat.warehouse.BinaryCopy;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/**
 * How one column of a DuckDB result becomes one column of a copy into PostgreSQL. A decimal comes
 * as the {@code bigint} of its smallest places, an instant as microseconds, an identity as two
 * {@code bigint}s: so no row makes an object but its texts.
 */
public enum CopyColumn {
  INT4(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.int4(vectors[at].getInt(row));
    }
  },
  INT8(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.int8(vectors[at].getLong(row));
    }
  },
  TEXT(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.text(vectors[at].getString(row));
    }
  },
  /** Days since 1970. */
  DATE(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.date(vectors[at].getInt(row));
    }
  },
  INSTANT(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.instant(vectors[at].getLong(row));
    }
  },
  UUID(2) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.uuid(vectors[at].getLong(row), vectors[at + 1].getLong(row));
    }
  },
  THOUSANDTHS(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 3);
    }
  },
  TEN_THOUSANDTHS(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 4);
    }
  },
  MILLIONTHS(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 6);
    }
  };

  private final int width;

  CopyColumn(int width) {
    this.width = width;
  }

  /** How many columns of the result it takes. */
  int width() {
    return width;
  }

  abstract void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy);

  static DuckDBReadableVector[] vectors(DuckDBDataChunkReader chunk) {
    var vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = chunk.vector(i);
    }
    return vectors;
  }
}
