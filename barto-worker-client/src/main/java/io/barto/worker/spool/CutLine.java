package io.barto.worker.spool;

/**
 * A line as it was cut from a stream.
 *
 * @param bytes its length in the stream, with its end
 * @param text decoded, without its end
 * @param continues whether it was too long and goes on with the next cut
 */
public record CutLine(int bytes, String text, boolean continues) {}
