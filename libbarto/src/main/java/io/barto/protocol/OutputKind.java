package io.barto.protocol;

/** The stream a line was written to. On the wire one raw byte: the ordinal. */
public enum OutputKind {
  STDOUT,
  STDERR
}
