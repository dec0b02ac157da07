package io.barto.protocol;

/** Why a request was refused (since version 2). The numbers are permanent, the names are not. */
public enum ErrorCode {
  BAD_REQUEST(1),
  NOT_FOUND(2),
  NOT_ALLOWED(3),
  SWITCHED_OFF(4),
  DATABASE_UNAVAILABLE(5),
  INTERNAL(6),
  TOO_LARGE(7),
  TIMED_OUT(8),
  NAME_IN_USE(9),

  /** A warning only: a worker's journal is shorter than it was. */
  JOURNAL_BEHIND(10);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The code of a number; {@link #INTERNAL} for one that this version does not know. */
  public static ErrorCode of(int number) {
    for (ErrorCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    return INTERNAL;
  }
}
