package io.barto.tls;

/** A PEM file that can't be used. The message is for people: it names the file and the mend. */
public final class PemException extends Exception {
  private final String reason;

  PemException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which is always there. */
  public String reason() {
    return reason;
  }
}
