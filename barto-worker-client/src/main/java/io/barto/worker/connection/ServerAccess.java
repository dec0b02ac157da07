package io.barto.worker.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.config.BartocConfig;
import io.barto.config.Secret;
import io.barto.protocol.Wire;
import io.barto.tls.ClientTls;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the server.
 *
 * @param patience how long it may take to connect, and how long the server may be silent
 * @param apiKey that admits this worker; null: none is needed
 * @param tls what the connection is encrypted with; null: it is not
 */
public record ServerAccess(
    URI uri,
    Duration patience,
    int retryCount,
    boolean exitAfterRetries,
    @Nullable Secret apiKey,
    ClientTls.@Nullable Files tls) {

  /** What a configuration says of it. */
  public static ServerAccess of(BartocConfig config) {
    String name = URLEncoder.encode(config.name(), UTF_8).replace("+", "%20");
    return new ServerAccess(
        // twice, since the client decodes the query once before it sends it
        URI.create(config.server().uri(Wire.WORKER_PATH) + "?name=" + name.replace("%", "%25")),
        config.clientTimeout(),
        config.retryCount(),
        config.exitAfterRetries(),
        config.server().apiKey(),
        config.server().tls());
  }
}
