package io.barto.benchmark;

import com.cronutils.model.time.ExecutionTime;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.scheduling.support.CronExpression;

/** A leap day that is a Friday, once in 28 years. Quartz can't express it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RareNext {
  private final Starts starts = new Starts(Written.RARE.zone());
  private final Realtime realtime = Written.RARE.realtime();
  private final ExecutionTime cronUtils = Written.RARE.cronUtils();
  private final CronExpression spring = Written.RARE.spring();
  private int turn;

  private int turn() {
    return turn++ & (Starts.COUNT - 1);
  }

  @Benchmark
  public long realtimeSecond() {
    return realtime.nextSecond(starts.seconds[turn()]);
  }

  @Benchmark
  public Optional<Instant> realtime() {
    return realtime.next(starts.instants[turn()]);
  }

  @Benchmark
  public Optional<ZonedDateTime> cronUtils() {
    return cronUtils.nextExecution(starts.zoned[turn()]);
  }

  @Benchmark
  public @Nullable ZonedDateTime spring() {
    return spring.next(starts.zoned[turn()]);
  }
}
