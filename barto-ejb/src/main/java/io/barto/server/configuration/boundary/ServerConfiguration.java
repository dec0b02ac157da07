package io.barto.server.configuration.boundary;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.server.configuration.control.RestartKeys;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.nio.file.Path;
import java.util.List;

/** {@code bartos.toml}, as it was when the server started, and as it is now for a reload. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerConfiguration {
  /** The system property that names {@code bartos.toml}; whoever starts the container sets it. */
  public static final String FILE_PROPERTY = "barto.config";

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

  /** What holds until the next start, but for the schedules. */
  public BartosConfig config() {
    return config;
  }

  /**
   * Reads the file again, which changes nothing here.
   *
   * @throws ConfigException with everything that is wrong
   */
  public BartosConfig readAgain() throws ConfigException {
    return BartosConfig.load(config.file(), System.getenv());
  }

  /**
   * Reads what could stand in the file's place, which changes nothing.
   *
   * @param name what to call it where something is wrong
   * @throws ConfigException with everything that is wrong
   */
  public BartosConfig check(String name, String content) throws ConfigException {
    return config.inPlaceOfThis(name, content, System.getenv());
  }

  /** In which keys another configuration differs that hold from the next start only. */
  public List<String> needRestart(BartosConfig other) {
    return RestartKeys.changed(config, other);
  }
}
