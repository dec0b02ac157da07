package io.barto.benchmark;

import com.cronutils.model.time.ExecutionTime;
import io.barto.realtime.Realtime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
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
import org.quartz.CronExpression;

/** The next fire of one schedule, each time from another moment. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public abstract class NextBenchmark {
  private final Starts starts;
  private final Realtime realtime;
  private final ExecutionTime cronUtils;
  private final CronExpression quartz;
  private final org.springframework.scheduling.support.CronExpression spring;
  private int turn;

  NextBenchmark(Written schedule) {
    starts = new Starts(schedule.zone());
    realtime = schedule.realtime();
    cronUtils = schedule.cronUtils();
    quartz = schedule.quartz();
    spring = schedule.spring();
  }

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
  public @Nullable Date quartz() {
    return quartz.getNextValidTimeAfter(starts.dates[turn()]);
  }

  @Benchmark
  public @Nullable ZonedDateTime spring() {
    return spring.next(starts.zoned[turn()]);
  }
}
