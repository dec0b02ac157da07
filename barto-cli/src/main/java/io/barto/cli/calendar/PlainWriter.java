package io.barto.cli.calendar;

import java.io.PrintStream;
import java.io.Writer;
import java.nio.CharBuffer;

/** Lets a writer of JSON end a line without flushing or closing the stream below it. */
final class PlainWriter extends Writer {
  private final PrintStream out;

  PlainWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    out.append(CharBuffer.wrap(text, offset, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
