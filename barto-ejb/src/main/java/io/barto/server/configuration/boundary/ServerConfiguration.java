package io.barto.server.configuration.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.config.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** {@code bartos.toml}, as it was when the server started. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerConfiguration {
  /** The system property that names {@code bartos.toml}; whoever starts the container sets it. */
  public static final String FILE_PROPERTY = "barto.config";

  private static final String BEARER = "Bearer ";

  @SuppressWarnings("NullAway.Init")
  private BartosConfig config;

  @PostConstruct
  void read() {
    String file = System.getProperty(FILE_PROPERTY);
    if (file == null) {
      throw new IllegalStateException(
          "the system property " + FILE_PROPERTY + " must name the file bartos.toml");
    }
    try {
      config = BartosConfig.load(Path.of(file), System.getenv());
    } catch (ConfigException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  public BartosConfig config() {
    return config;
  }

  /**
   * Whether a request may come in: always where no {@code api_key} is configured, else with that
   * key only. Takes the same time for every wrong key.
   *
   * @param authorization the request's {@code Authorization} header; null where it has none
   */
  public boolean admits(@Nullable String authorization) {
    Secret key = config.apiKey();
    if (key == null) {
      return true;
    }
    String given =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length())
            : "";
    return MessageDigest.isEqual(given.getBytes(UTF_8), key.bytes());
  }
}
