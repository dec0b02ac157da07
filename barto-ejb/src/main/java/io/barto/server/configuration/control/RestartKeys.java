package io.barto.server.configuration.control;

import io.barto.config.BartosConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code bartos.toml} that a reload does not change: all but the schedules, and the
 * zone that stands in these.
 */
public final class RestartKeys {
  private static final Map<String, Function<BartosConfig, @Nullable Object>> KEYS = keys();

  private RestartKeys() {}

  private static Map<String, Function<BartosConfig, @Nullable Object>> keys() {
    var keys = new LinkedHashMap<String, Function<BartosConfig, @Nullable Object>>();
    keys.put("data_dir", BartosConfig::dataDir);
    keys.put("signing_key", BartosConfig::signingKey);
    keys.put("hmac_key", BartosConfig::hmacKey);
    keys.put("replay_window_secs", BartosConfig::replayWindow);
    keys.put("api_key", BartosConfig::apiKey);
    keys.put("[actix]", BartosConfig::http);
    keys.put("[mariadb]", BartosConfig::mariaDb);
    keys.put("[api_keys]", BartosConfig::apiKeys);
    keys.put("[limits]", BartosConfig::limits);
    keys.put("[retention]", BartosConfig::retention);
    keys.put("[tracing]", BartosConfig::tracing);
    return keys;
  }

  /** The keys in which two configurations differ. */
  public static List<String> changed(BartosConfig running, BartosConfig read) {
    return KEYS.entrySet().stream()
        .filter(key -> !Objects.equals(key.getValue().apply(running), key.getValue().apply(read)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
