package io.barto.worker;

import io.barto.config.BartocConfig;

/**
 * Settings that protect the connection and that this version does not have. To go on without the
 * protection that somebody asked for would be worse than not to start.
 */
final class Unsupported {
  private Unsupported() {}

  static void refuse(BartocConfig config) throws StartException {
    if (config.server().secure()) {
      throw unsupported(config, "bartos.prefix = \"wss\"", "use \"ws\", over a network you trust");
    }
  }

  private static StartException unsupported(BartocConfig config, String key, String remedy) {
    return new StartException(
        config.file() + ": " + key + " is not supported by this version of bartoc yet; " + remedy);
  }
}
