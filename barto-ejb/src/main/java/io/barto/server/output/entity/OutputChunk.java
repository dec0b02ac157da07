package io.barto.server.output.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Some lines of one stream of one run, stored as one row. Written once, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL alone
@Table(name = "output_chunk")
@IdClass(OutputChunk.Key.class)
public class OutputChunk {
  /** Where a chunk is: its key, so that no byte of a stream can be stored twice. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long run;
    int kind;
    long byteOffset;

    /** For the persistence provider. */
    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.run == run
          && key.kind == kind
          && key.byteOffset == byteOffset;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(run * 31 + byteOffset) + kind;
    }
  }

  @Id private long run;
  @Id private int kind;

  @Id
  @Column(name = "byte_offset")
  private long byteOffset;

  private long bytes;

  @Column(name = "first_line")
  private long firstLine;

  @Column(name = "line_count")
  private long lineCount;

  private boolean continues;
  private Instant at;
  private String content;
  private @Nullable String gap;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected OutputChunk() {}

  /**
   * Lines that are about to be stored.
   *
   * @param gap why there is a gap and no lines but the words for it; null: there is none
   */
  public OutputChunk(
      long run,
      int kind,
      long byteOffset,
      long bytes,
      long firstLine,
      long lineCount,
      boolean continues,
      Instant at,
      String content,
      @Nullable String gap) {
    this.run = run;
    this.kind = kind;
    this.byteOffset = byteOffset;
    this.bytes = bytes;
    this.firstLine = firstLine;
    this.lineCount = lineCount;
    this.continues = continues;
    this.at = at;
    this.content = content;
    this.gap = gap;
  }
}
