package io.barto.realtime;

/**
 * The values that one field of an expression admits. Two fields that admit the same values are
 * equal, however they were written, except that an hour knows whether it is running.
 *
 * @param bits bit n set: n is admitted
 */
record FieldSet(Field field, Shape shape, long bits) {
  /** What kind of field it is. */
  enum Shape {
    /** Given values. In the hour: local times that a clock shift neither drops nor doubles. */
    FIXED,
    /** An hour written as {@code *}, a range or a step: it follows the running clock. */
    RUNNING,
    /** {@code R}: one value per enclosing period. */
    RANDOM
  }

  static FieldSet any(Field field) {
    return new FieldSet(field, shape(field, true), field.allBits());
  }

  static FieldSet random(Field field) {
    return new FieldSet(field, Shape.RANDOM, field.allBits());
  }

  /**
   * @param oneItem whether it was written as a single value, range or step, not as a list
   */
  static FieldSet of(Field field, long bits, boolean oneItem) {
    return new FieldSet(field, shape(field, oneItem && Long.bitCount(bits) > 1), bits);
  }

  private static Shape shape(Field field, boolean running) {
    return field == Field.HOUR && running ? Shape.RUNNING : Shape.FIXED;
  }

  boolean isRandom() {
    return shape == Shape.RANDOM;
  }

  /** Whether it is {@code *}. A list of all 24 hours is not. */
  boolean isAny() {
    return bits == field.allBits() && shape == shape(field, true);
  }

  boolean contains(int value) {
    return (bits >>> value & 1) != 0;
  }
}
