package io.haat.batch.unit;

import io.haat.warehouse.BinaryCopy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  /**
   * Several texts that {@link #packed} made one, since to fetch a text is what a row costs most. It
   * becomes as many columns of the copy.
   */
  TEXTS(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      byte[] packed = vectors[at].getString(row).getBytes(StandardCharsets.UTF_8);
      int from = 0;
      for (int i = 0; i <= packed.length; i++) {
        if (i == packed.length || packed[i] == 0) {
          if (i == from) {
            copy.nul();
          } else {
            copy.bytes(packed, from, i - from);
          }
          from = i + 1;
        }
      }
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
  /** A sum of thousandths, by {@link #sum}. */
  THOUSANDTHS_SUM(2) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 3);
    }

    @Override
    void writeNull(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      writeLarge(vectors[at + 1], row, 3, copy);
    }
  },
  /** A sum of ten-thousandths, by {@link #sum}. */
  TEN_THOUSANDTHS_SUM(2) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 4);
    }

    @Override
    void writeNull(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      writeLarge(vectors[at + 1], row, 4, copy);
    }
  },
  MILLIONTHS(1) {
    @Override
    void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
      copy.numeric(vectors[at].getLong(row), 6);
    }
  };

  /**
   * The SQL of texts packed for {@link #TEXTS}. NUL parts them, which no text of PostgreSQL can
   * hold; a part without anything is null, since Haat keeps no blank texts.
   */
  public static String packed(List<String> columns) {
    return "concat(" + String.join(", chr(0), ", columns) + ")";
  }

  /**
   * The SQL of a {@code hugeint} as a {@code bigint}, and beside it, beyond the range of that one,
   * its digits: so the usual sum makes no object.
   */
  public static String sum(String column) {
    return "try_cast(%1$s as bigint), case when try_cast(%1$s as bigint) is null then %1$s::varchar end"
        .formatted(column);
  }

  private static void writeLarge(
      DuckDBReadableVector digits, long row, int places, BinaryCopy copy) {
    if (digits.isNull(row)) {
      copy.nul();
    } else {
      copy.numeric(new BigInteger(digits.getString(row)), places);
    }
  }

  private final int width;

  CopyColumn(int width) {
    this.width = width;
  }

  /** How many columns of the result it takes. */
  int width() {
    return width;
  }

  abstract void write(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy);

  /** Writes a row whose first column is null. */
  void writeNull(DuckDBReadableVector[] vectors, int at, long row, BinaryCopy copy) {
    copy.nul();
  }

  static DuckDBReadableVector[] vectors(DuckDBDataChunkReader chunk) {
    var vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = chunk.vector(i);
    }
    return vectors;
  }
}
