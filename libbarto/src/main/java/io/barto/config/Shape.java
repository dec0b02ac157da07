package io.barto.config;

/** What a key expects: turns what stands in the file or in the environment into a value. */
@FunctionalInterface
interface Shape<T> {
  /**
   * Reads a value.
   *
   * @param raw a String from the environment, or whatever tomlj makes of the file
   */
  T read(Object raw) throws Mismatch;
}
