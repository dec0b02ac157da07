package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.plan.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code bartos.toml}, the server's configuration.
 *
 * @param file where it was read
 * @param http where the server listens
 * @param mariaDb the database; null: the embedded one
 * @param tracing the log
 * @param schedules by worker, in the file's order; each worker's names are unique
 * @param timezone of expressions that name none, UTC unless given
 * @param dataDir where the server keeps its own files; null: the platform's place
 * @param signingKey base64 of the Ed25519 seed of 32 bytes; null: messages are not signed
 * @param hmacKey shared with the workers; null: messages carry no MAC
 * @param replayWindow how old a message may be, 60 s unless given
 * @param apiKey what clients must present; null: nothing
 * @param limits what a peer may cost, and who is let in
 */
public record BartosConfig(
    Path file,
    HttpConfig http,
    @Nullable MariaDbConfig mariaDb,
    TracingConfig tracing,
    Map<String, List<Schedule>> schedules,
    ZoneId timezone,
    @Nullable Path dataDir,
    @Nullable Secret signingKey,
    @Nullable Secret hmacKey,
    Duration replayWindow,
    @Nullable Secret apiKey,
    LimitsConfig limits) {
  public BartosConfig {
    requireNonNull(file, "file");
    requireNonNull(http, "http");
    requireNonNull(tracing, "tracing");
    requireNonNull(timezone, "timezone");
    requireNonNull(replayWindow, "replayWindow");
    requireNonNull(limits, "limits");
    var copy = new LinkedHashMap<String, List<Schedule>>();
    schedules.forEach((worker, list) -> copy.put(worker, List.copyOf(list)));
    schedules = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads and checks a configuration.
   *
   * @param environment its {@code BARTOS_*} variables go before what the file says
   * @throws ConfigException with everything that is wrong
   */
  public static BartosConfig load(Path file, Map<String, String> environment)
      throws ConfigException {
    return ConfigFile.load(file, "BARTOS_", environment, new BartosReader(file)::read);
  }
}
