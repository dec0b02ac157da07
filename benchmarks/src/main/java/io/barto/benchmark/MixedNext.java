package io.barto.benchmark;

import com.cronutils.model.time.ExecutionTime;
import io.barto.realtime.Realtime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.quartz.CronExpression;

/** The next fires of a thousand schedules; the figure is that of one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@OperationsPerInvocation(MixedSchedules.COUNT)
public class MixedNext {
  private final Starts starts = new Starts(ZoneOffset.UTC);
  private final Realtime[] realtime =
      MixedSchedules.all().stream().map(Written::realtime).toArray(Realtime[]::new);
  private final ExecutionTime[] cronUtils =
      MixedSchedules.all().stream().map(Written::cronUtils).toArray(ExecutionTime[]::new);
  private final CronExpression[] quartz =
      MixedSchedules.all().stream().map(Written::quartz).toArray(CronExpression[]::new);
  private final org.springframework.scheduling.support.CronExpression[] spring =
      MixedSchedules.all().stream()
          .map(Written::spring)
          .toArray(org.springframework.scheduling.support.CronExpression[]::new);
  private int round;

  private int start(int schedule) {
    return (round + schedule) & (Starts.COUNT - 1);
  }

  @Benchmark
  public void realtimeSecond(Blackhole answers) {
    round++;
    for (int i = 0; i < MixedSchedules.COUNT; i++) {
      answers.consume(realtime[i].nextSecond(starts.seconds[start(i)]));
    }
  }

  @Benchmark
  public void realtime(Blackhole answers) {
    round++;
    for (int i = 0; i < MixedSchedules.COUNT; i++) {
      answers.consume(realtime[i].next(starts.instants[start(i)]));
    }
  }

  @Benchmark
  public void cronUtils(Blackhole answers) {
    round++;
    for (int i = 0; i < MixedSchedules.COUNT; i++) {
      answers.consume(cronUtils[i].nextExecution(starts.zoned[start(i)]));
    }
  }

  @Benchmark
  public void quartz(Blackhole answers) {
    round++;
    for (int i = 0; i < MixedSchedules.COUNT; i++) {
      answers.consume(quartz[i].getNextValidTimeAfter(starts.dates[start(i)]));
    }
  }

  @Benchmark
  public void spring(Blackhole answers) {
    round++;
    for (int i = 0; i < MixedSchedules.COUNT; i++) {
      answers.consume(spring[i].next(starts.zoned[start(i)]));
    }
  }
}
