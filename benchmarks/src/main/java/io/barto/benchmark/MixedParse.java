package io.barto.benchmark;

import com.cronutils.model.time.ExecutionTime;
import io.barto.realtime.Realtime;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** From a text to what answers for the next fire, one of a thousand schedules at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MixedParse {
  private final List<Written> schedules = MixedSchedules.all();
  private int turn;

  private Written schedule() {
    turn = turn + 1 == MixedSchedules.COUNT ? 0 : turn + 1;
    return schedules.get(turn);
  }

  @Benchmark
  public Realtime realtime() {
    return schedule().realtime();
  }

  @Benchmark
  public ExecutionTime cronUtils() {
    return schedule().cronUtils();
  }

  @Benchmark
  public CronExpression quartz() {
    return schedule().quartz();
  }

  @Benchmark
  public org.springframework.scheduling.support.CronExpression spring() {
    return schedule().spring();
  }
}
