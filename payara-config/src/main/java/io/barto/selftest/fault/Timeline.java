package io.barto.selftest.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Steps to be taken at given times, in order. */
public final class Timeline {
  /** What is done at a time. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException, InterruptedException;
  }

  /**
   * One step.
   *
   * @param at after the timeline's start
   * @param what for people; empty: nothing to be told
   */
  public record Step(Duration at, String what, Action action) {}

  private final List<Step> steps = new ArrayList<>();

  /** Adds a step; of those at one time the earlier added goes first. */
  public void add(Duration at, String what, Action action) {
    steps.add(new Step(at, what, action));
  }

  /** Adds a fault, its beginning and its end. */
  public void add(Fault fault, FaultInjector injector) {
    add(fault.begin(), fault.toString(), () -> injector.begin(fault));
    add(fault.end(), "", () -> injector.end(fault));
  }

  /** All steps in the order of their times. */
  public List<Step> steps() {
    return steps.stream().sorted(Comparator.comparing(Step::at)).toList();
  }
}
