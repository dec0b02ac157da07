package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.plan.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * @param apiKey a key that is good for everything; null: none
 * @param apiKeys those with a name and a role; where there are none of either, nobody needs a key
 * @param limits what a peer may cost, and who is let in
 * @param retention how long what has ended is kept
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
    List<ApiKey> apiKeys,
    LimitsConfig limits,
    RetentionConfig retention) {
  public BartosConfig {
    requireNonNull(file, "file");
    requireNonNull(http, "http");
    requireNonNull(tracing, "tracing");
    requireNonNull(timezone, "timezone");
    requireNonNull(replayWindow, "replayWindow");
    requireNonNull(limits, "limits");
    requireNonNull(retention, "retention");
    var copy = new LinkedHashMap<String, List<Schedule>>();
    schedules.forEach((worker, list) -> copy.put(worker, List.copyOf(list)));
    schedules = Collections.unmodifiableMap(copy);
    apiKeys = List.copyOf(apiKeys);
  }

  /** All keys that admit somebody; none: whoever comes is admitted. */
  public List<ApiKey> keys() {
    var keys = new ArrayList<>(apiKeys);
    if (apiKey != null) {
      keys.add(new ApiKey(ApiKey.UNNAMED, apiKey, Role.ADMIN, ApiKey.ANY_WORKER));
    }
    return List.copyOf(keys);
  }

  /** What to tell people of a server that needs no key. */
  public String openness() {
    return "no api_key is set: whoever reaches "
        + http.ip()
        + ":"
        + http.port()
        + " may connect as a worker and read everything. Make a key with barto-cli keys generate"
        + " api, and set it as api_key, or as [api_keys.<name>] with a role.";
  }

  /**
   * Reads and checks a configuration.
   *
   * @param environment its {@code BARTOS_*} variables go before what the file says
   * @throws ConfigException with everything that is wrong
   */
  public static BartosConfig load(Path file, Map<String, String> environment)
      throws ConfigException {
    return load(file, environment, warning -> {});
  }

  /**
   * The same.
   *
   * @param warnings takes what should be mended, though it is no reason to refuse
   */
  public static BartosConfig load(
      Path file, Map<String, String> environment, Consumer<Problem> warnings)
      throws ConfigException {
    return ConfigFile.load(file, "BARTOS_", environment, warnings, new BartosReader(file)::read);
  }

  /**
   * Checks what could take a configuration's place; other files that it names are looked at.
   *
   * @param name what to call it where something is wrong
   * @throws ConfigException with everything that is wrong
   */
  public BartosConfig inPlaceOfThis(String name, String content, Map<String, String> environment)
      throws ConfigException {
    return ConfigFile.check(name, content, "BARTOS_", environment, new BartosReader(file)::read);
  }
}
