package io.barto.realtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The years that an expression admits: disjoint intervals, and steps of two or more years that have
 * three terms or more. Immutable.
 */
final class Years {
  /** No year at or after the one asked for. */
  static final int NONE = Integer.MAX_VALUE;

  private static final Span ALL = new Span(Integer.MIN_VALUE, Integer.MAX_VALUE, 1);

  static final Years ANY = of(List.of(ALL));

  /** The terms first, first + step, ..., last; in the order of their first years. */
  record Span(long first, long last, long step) implements Comparable<Span> {
    Span {
      last = first + (last - first) / step * step;
      if (first == last) {
        step = 1;
      }
    }

    /** Its least term from a year on, or {@link Long#MAX_VALUE}. */
    long next(long year) {
      if (year <= first) {
        return first;
      }
      long term = first + (year - first + step - 1) / step * step;
      return term > last ? Long.MAX_VALUE : term;
    }

    // one method, and no comparators: these are made anew at each start of a program
    @Override
    public int compareTo(Span other) {
      int order = Long.compare(first, other.first);
      if (order == 0) {
        order = Long.compare(step, other.step);
      }
      return order == 0 ? Long.compare(last, other.last) : order;
    }

    boolean covers(Span other) {
      return step == 1 && first <= other.first && last >= other.last;
    }
  }

  private final long[] starts;
  private final long[] ends;
  private final List<Span> intervals;
  private final List<Span> steps;

  private Years(List<Span> intervals, List<Span> steps) {
    this.intervals = List.copyOf(intervals);
    this.steps = List.copyOf(steps);
    this.starts = intervals.stream().mapToLong(Span::first).toArray();
    this.ends = intervals.stream().mapToLong(Span::last).toArray();
  }

  static Years of(List<Span> spans) {
    var intervals = new ArrayList<Span>();
    var steps = new ArrayList<Span>();
    for (Span span : spans) {
      if (span.step() == 1) {
        intervals.add(span);
      } else if (span.first() + span.step() == span.last()) {
        intervals.add(new Span(span.first(), span.first(), 1));
        intervals.add(new Span(span.last(), span.last(), 1));
      } else {
        steps.add(span);
      }
    }
    List<Span> merged = merge(intervals);
    return new Years(merged, uncovered(steps, new Years(merged, List.of())));
  }

  private static List<Span> merge(List<Span> intervals) {
    var merged = new ArrayList<Span>();
    Collections.sort(intervals);
    for (Span next : intervals) {
      Span top = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (top != null && next.first() <= top.last() + 1) {
        long last = Math.max(top.last(), next.last());
        merged.set(merged.size() - 1, new Span(top.first(), last, 1));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  private static List<Span> uncovered(List<Span> steps, Years intervals) {
    return steps.stream().distinct().filter(span -> !intervals.covers(span)).sorted().toList();
  }

  private boolean covers(Span span) {
    int index = indexOf(span.first());
    return index >= 0 && intervals.get(index).covers(span);
  }

  /** The index of the last interval that starts at or before a year, or -1. */
  private int indexOf(long year) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= year) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  boolean contains(int year) {
    return next(year) == year;
  }

  /** The least admitted year from a year on, or {@link #NONE}. */
  int next(int year) {
    int index = indexOf(year);
    if (index >= 0 && year <= ends[index]) {
      return year;
    }
    long next = index + 1 < starts.length ? starts[index + 1] : NONE;
    for (int i = 0; i < steps.size(); i++) {
      next = Math.min(next, steps.get(i).next(year));
    }
    return (int) Math.min(next, NONE);
  }

  boolean isAny() {
    // not by equals: that of records is linked at run time, which costs a program's start 20 ms
    return intervals.size() == 1 && intervals.get(0).covers(ALL);
  }

  /** In the order of their first years. */
  List<Span> spans() {
    return Stream.concat(intervals.stream(), steps.stream()).sorted().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Years years
        && intervals.equals(years.intervals)
        && steps.equals(years.steps);
  }

  @Override
  public int hashCode() {
    return Objects.hash(intervals, steps);
  }
}
