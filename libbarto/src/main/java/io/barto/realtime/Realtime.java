package io.barto.realtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A calendar expression: {@code [WEEKDAYS] [DATE] [TIME] [ZONE]} or a shortcut such as {@code
 * daily}. It says of any second whether it is a fire, and which fire is next. Immutable; has no
 * clock of its own.
 *
 * <p>Two are equal where their canonical forms, keys, default zones and given clocks are.
 */
public final class Realtime {
  /** The answer of {@link #nextSecond} where the expression never fires again. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Expression expression;
  private final String written;
  private final String text;
  private final @Nullable ZoneId defaultZone;
  private final @Nullable String key;
  private final @Nullable ZoneClock clock;
  private final FireSearch fires;

  private Realtime(
      Expression expression,
      String written,
      String text,
      @Nullable ZoneId defaultZone,
      @Nullable String key,
      @Nullable ZoneClock clock) {
    this.expression = expression;
    this.written = written;
    this.text = text;
    this.defaultZone = defaultZone;
    this.key = key;
    this.clock = clock;
    Draws draws =
        expression.isRandom() ? Draws.keyedBy(Objects.requireNonNullElse(key, text)) : Draws.NONE;
    ZoneShifts shifts = clock == null ? ZoneShifts.of(zone()) : ZoneShifts.of(clock);
    this.fires = new FireSearch(expression, shifts, draws);
  }

  /** Parses an expression. */
  public static Realtime parse(String text) throws RealtimeException {
    Expression expression = ExpressionParser.parse(text);
    return new Realtime(expression, text, CanonicalText.of(expression), null, null, null);
  }

  /** The same in another zone, unless the expression names its own. */
  public Realtime withDefaultZone(ZoneId zone) {
    return new Realtime(expression, written, text, requireNonNull(zone, "zone"), key, clock);
  }

  /**
   * The same with other random draws. Equal keys draw alike; without a key the canonical form is
   * the key.
   */
  public Realtime withKey(String newKey) {
    return new Realtime(
        expression, written, text, defaultZone, requireNonNull(newKey, "newKey"), clock);
  }

  /** The same by a given clock, whatever the zone's is by the database of this JVM. */
  public Realtime withClock(ZoneClock newClock) {
    return new Realtime(
        expression, written, text, defaultZone, key, requireNonNull(newClock, "newClock"));
  }

  /** What was parsed, as somebody wrote it. */
  public String written() {
    return written;
  }

  /** The zone that the expression itself names. */
  public Optional<ZoneId> ownZone() {
    return Optional.ofNullable(expression.zone());
  }

  Expression expression() {
    return expression;
  }

  /** The zone that counts: the own one, else the default, else UTC. */
  public ZoneId zone() {
    ZoneId own = expression.zone();
    return own != null ? own : Objects.requireNonNullElse(defaultZone, UTC);
  }

  /** Whether the second of an instant is a fire. */
  public boolean matches(Instant instant) {
    return fires.matches(instant.getEpochSecond());
  }

  /**
   * The first fire strictly after a second since 1970, or {@link #NEVER}. The search ends with the
   * year 2199.
   */
  public long nextSecond(long after) {
    return fires.next(after);
  }

  /** The first fire strictly after an instant. */
  public Optional<Instant> next(Instant after) {
    long next = nextSecond(after.getEpochSecond());
    return next == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(next));
  }

  /** All fires strictly after an instant, lazily and in order. */
  public Stream<Instant> stream(Instant after) {
    return LongStream.iterate(
            nextSecond(after.getEpochSecond()), second -> second != NEVER, this::nextSecond)
        .mapToObj(Instant::ofEpochSecond);
  }

  /** What is legal but hardly meant: an expression that never fires after an instant. */
  public List<String> warnings(Instant now) {
    if (nextSecond(now.getEpochSecond()) != NEVER) {
      return List.of();
    }
    boolean before = nextSecond(Instant.MIN.getEpochSecond()) != NEVER;
    return List.of(
        "`"
            + text
            + (before ? "` never fires again: " : "` never fires: ")
            + fires.whyNever(now.getEpochSecond()));
  }

  /** One plain English sentence. */
  public String describe() {
    var date = new DatePhrase(expression);
    var time = new TimePhrase(expression);
    boolean timeOnly = date.isEveryDay() && time.isFrequency();
    boolean parted = time.text().startsWith("every") || !expression.years().isAny();
    String between = parted ? ", " : " ";
    String sentence = timeOnly ? time.text() : date.text() + between + time.text();
    boolean named = expression.zone() != null || defaultZone != null;
    return named ? sentence + ", " + zone() : sentence;
  }

  /** The canonical form, which parses to an equal value. A default zone is not part of it. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Realtime realtime
        && text.equals(realtime.text)
        && Objects.equals(defaultZone, realtime.defaultZone)
        && Objects.equals(key, realtime.key)
        && Objects.equals(clock, realtime.clock);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, defaultZone, key, clock);
  }
}
