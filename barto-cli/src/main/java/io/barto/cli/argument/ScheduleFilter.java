package io.barto.cli.argument;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Of which worker and schedule a list is: by two options, or by one word. */
public final class ScheduleFilter {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-w", "--worker"},
      paramLabel = "<WORKER>",
      description = "Only what is this worker's")
  private @Nullable String worker;

  @Option(
      names = {"-s", "--schedule"},
      paramLabel = "<SCHEDULE>",
      description = "Only what is of schedules of this name")
  private @Nullable String schedule;

  @Parameters(
      paramLabel = "<WORKER[/SCHEDULE]>",
      arity = "0..1",
      description = "The same as --worker and --schedule")
  private @Nullable String whose;

  /** The one word; empty: there is none. */
  public Optional<String> word() {
    return Optional.ofNullable(whose);
  }

  /** What was given by the options. */
  public ScheduleName byOptions() {
    return new ScheduleName(worker, schedule);
  }

  /** What was given. */
  public ScheduleName name() {
    return ScheduleName.of(whose, worker, schedule, command);
  }
}
