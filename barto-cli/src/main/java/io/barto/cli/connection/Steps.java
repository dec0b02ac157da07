package io.barto.cli.connection;

/** Is told how far a connection has come. */
@FunctionalInterface
public interface Steps {
  /** The steps, in their order. */
  enum Step {
    /** The certificates that the configuration names can be used. */
    FILES,
    /** The host's name has an address. */
    NAME,
    /** Something listens there. */
    PORT,
    /** It is encrypted, or needs not be. */
    ENCRYPTION,
    /** The server lets us in. */
    ADMISSION
  }

  /**
   * A step is done.
   *
   * @param found what was seen
   */
  void passed(Step step, String found);
}
