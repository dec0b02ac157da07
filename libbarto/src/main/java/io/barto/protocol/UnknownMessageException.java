package io.barto.protocol;

/**
 * A message of a kind that was added to the protocol after this program was built. Nothing is wrong
 * with it: the receiver passes over it, and the connection goes on.
 */
public final class UnknownMessageException extends ProtocolException {
  private final int discriminant;

  UnknownMessageException(String family, int discriminant) {
    super(family + " message " + discriminant + " is not known to this version");
    this.discriminant = discriminant;
  }

  /** The number of the unknown kind: 16 or more. */
  public int discriminant() {
    return discriminant;
  }
}
