package io.barto.server.query.control.output;

/**
 * How far a stream is stored.
 *
 * @param offset the byte after the last one
 * @param lines how many there are
 */
public record StreamEnd(long offset, long lines) {}
