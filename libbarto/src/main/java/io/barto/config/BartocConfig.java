package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.plan.MissedTick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code bartoc.toml}, a worker's configuration.
 *
 * @param file where it was read
 * @param name the worker's name, under which the server keeps its schedules
 * @param server the server to connect to
 * @param tracing the log
 * @param retryCount caps the growth of the pause between attempts to connect
 * @param clientTimeout of an attempt to connect, 30 s unless given
 * @param missedTick what becomes of missed fires, Burst unless given
 * @param serverPublicKey base64 of the server's Ed25519 key of 32 bytes; null: nothing is verified
 * @param hmacKey shared with the server; null: messages carry no MAC
 * @param replayWindow how old a message may be, 60 s unless given
 * @param exitAfterRetries whether to end after {@code retryCount} failed attempts, false unless
 *     given
 * @param missedLimit how many missed fires of a schedule are made up, 10 unless given
 * @param spoolLimit bytes of output kept for the server, 1 GiB unless given
 * @param dispatchGrace how long to wait for the server to dispatch a due fire, 5 s unless given
 * @param offlineValidity how long schedules are followed without a word from the server, 7 days
 *     unless given
 * @param dataDir where the worker keeps its journal and spool; null: the platform's place
 * @param allowVersion1 whether to serve under a server that speaks version 1 only; null: unless it
 *     has spoken version 2 before
 */
public record BartocConfig(
    Path file,
    String name,
    ServerAddress server,
    TracingConfig tracing,
    int retryCount,
    Duration clientTimeout,
    MissedTick missedTick,
    @Nullable String serverPublicKey,
    @Nullable Secret hmacKey,
    Duration replayWindow,
    boolean exitAfterRetries,
    int missedLimit,
    long spoolLimit,
    Duration dispatchGrace,
    Duration offlineValidity,
    @Nullable Path dataDir,
    @Nullable Boolean allowVersion1) {
  public BartocConfig {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(server, "server");
    requireNonNull(tracing, "tracing");
    requireNonNull(clientTimeout, "clientTimeout");
    requireNonNull(missedTick, "missedTick");
    requireNonNull(replayWindow, "replayWindow");
    requireNonNull(dispatchGrace, "dispatchGrace");
    requireNonNull(offlineValidity, "offlineValidity");
  }

  /**
   * Reads and checks a configuration.
   *
   * @param environment its {@code BARTOC_*} variables go before what the file says
   * @throws ConfigException with everything that is wrong
   */
  public static BartocConfig load(Path file, Map<String, String> environment)
      throws ConfigException {
    return load(file, environment, warning -> {});
  }

  /**
   * The same.
   *
   * @param warnings takes what should be mended, though it is no reason to refuse
   */
  public static BartocConfig load(
      Path file, Map<String, String> environment, Consumer<Problem> warnings)
      throws ConfigException {
    return ConfigFile.load(file, "BARTOC_", environment, warnings, new BartocReader(file)::read);
  }
}
