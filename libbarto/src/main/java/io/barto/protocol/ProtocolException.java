package io.barto.protocol;

/**
 * Bytes that are no message of this protocol. The message says what was wrong and at which byte.
 */
public sealed class ProtocolException extends Exception permits UnknownMessageException {
  public ProtocolException(String message) {
    super(message);
  }
}
