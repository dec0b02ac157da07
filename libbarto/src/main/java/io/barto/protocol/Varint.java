package io.barto.protocol;

/** First bytes that announce an integer of more than one byte; smaller ones are the integer. */
final class Varint {
  static final int TWO_BYTES = 0xFB;
  static final int FOUR_BYTES = 0xFC;
  static final int EIGHT_BYTES = 0xFD;

  private Varint() {}
}
