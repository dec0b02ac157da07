package io.barto.web.entry;

/**
 * Reads along with one connection's bytes and knows how many of them belong to a message that is
 * not whole yet: the container holds these, whatever the peer promises. Used by one thread at a
 * time.
 *
 * <p>The head of a frame (RFC 6455, 5.2): FIN and opcode; mask bit and length; 0, 2 or 8 bytes of
 * length; 4 bytes of mask where the mask bit is set.
 */
final class FrameMeter {
  private enum Part {
    FIRST,
    SECOND,
    LENGTH,
    MASK,
    PAYLOAD
  }

  private static final int CONTROL = 0x08;
  private static final int MASK_BYTES = 4;

  private Part part = Part.FIRST;
  private boolean last;
  private boolean control;
  private int lengthBytes;
  private int maskBytes;
  private long left;
  private long held;

  /** These bytes have come. */
  void read(byte[] bytes, int from, int count) {
    int at = from;
    int end = from + count;
    while (at < end) {
      if (part == Part.PAYLOAD) {
        long step = Math.min(left, (long) end - at);
        left -= step;
        held += step;
        at += (int) step;
        endOfFrame();
      } else {
        held++;
        head(bytes[at++] & 0xFF);
      }
    }
  }

  /** How many bytes of an unfinished message have come. */
  long held() {
    return held;
  }

  private void head(int value) {
    switch (part) {
      case FIRST -> first(value);
      case SECOND -> second(value);
      case LENGTH -> {
        left = (left << 8) | value;
        lengthBytes--;
        next();
      }
      default -> {
        maskBytes--;
        next();
      }
    }
  }

  private void first(int value) {
    last = (value & 0x80) != 0;
    control = (value & CONTROL) != 0;
    part = Part.SECOND;
  }

  private void second(int value) {
    maskBytes = (value & 0x80) != 0 ? MASK_BYTES : 0;
    int code = value & 0x7F;
    lengthBytes = code < 126 ? 0 : code == 126 ? 2 : 8;
    left = lengthBytes == 0 ? code : 0;
    next();
  }

  private void next() {
    if (lengthBytes > 0) {
      part = Part.LENGTH;
    } else if (maskBytes > 0) {
      part = Part.MASK;
    } else {
      part = Part.PAYLOAD;
      left = Math.max(0, left); // a length beyond 2^63 ends the connection elsewhere
      endOfFrame();
    }
  }

  private void endOfFrame() {
    if (left > 0) {
      return;
    }
    part = Part.FIRST;
    if (last && !control) {
      held = 0;
    }
  }
}
