package io.barto.launcher;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.config.HttpConfig;
import io.barto.config.MariaDbConfig;
import io.barto.config.ServerTlsConfig;
import io.barto.launcher.database.ExternalDatabase;
import io.barto.launcher.files.PrivateFile;
import io.barto.launcher.tls.KeyStoreFiles;
import io.barto.program.ExitCode;
import io.barto.program.Failures;
import io.barto.program.ProgramDirs;
import io.barto.tls.PemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says a configuration in the administration commands of a full Payara Server: what the launcher
 * does for Payara Micro, {@code asadmin/install.sh} does there with these lines.
 */
public final class FullServer {

  private static final String CONFIG = "configs.config.server-config.";

  private FullServer() {}

  /** Prints the commands; they hold passwords. */
  public static void main(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (arguments.length != 1) {
      err.println("expected one argument, the path of bartos.toml");
      System.exit(ExitCode.USAGE);
    }
    try {
      Path file = Path.of(arguments[0]).toAbsolutePath();
      ProgramDirs dirs = ProgramDirs.of("bartos", System.getenv(), System.getProperties());
      BartosConfig config = BartosConfig.load(file, System.getenv());
      Path dataDir = Objects.requireNonNullElse(config.dataDir(), dirs.dataDir()).toAbsolutePath();
      commands(config, dataDir, keyStores(config.http().tls(), dataDir))
          .forEach(System.out::println);
    } catch (ConfigException | PemException | IOException | IllegalArgumentException e) {
      System.exit(Failures.report(e, "install", err));
    }
  }

  private static @Nullable KeyStoreFiles keyStores(@Nullable ServerTlsConfig tls, Path dataDir)
      throws PemException, IOException {
    if (tls == null) {
      return null;
    }
    PrivateFile.createFolder(dataDir);
    KeyStoreFiles stores = KeyStoreFiles.in(dataDir, new SecureRandom());
    stores.write(tls);
    return stores;
  }

  /**
   * In the order to run them.
   *
   * @param dataDir the server's own
   * @param stores its certificates; null where there is no TLS
   * @throws IllegalArgumentException without a database: only the launcher brings one along
   */
  static List<String> commands(BartosConfig config, Path dataDir, @Nullable KeyStoreFiles stores) {
    MariaDbConfig database = config.mariaDb();
    if (database == null) {
      throw new IllegalArgumentException(
          config.file() + " has no [mariadb]; a full server needs one, add it");
    }
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("barto.config", config.file().toString());
    properties.put("barto.data.dir", dataDir.toString());
    properties.putAll(new ExternalDatabase(database).access().properties());
    properties.values().removeIf(String::isEmpty); // asadmin refuses them; absent says the same
    List<String> commands = new ArrayList<>();
    properties.forEach((name, value) -> commands.add(property(name, value)));
    HttpConfig http = config.http();
    commands.add(
        "set "
            + CONFIG
            + "thread-pools.thread-pool.http-thread-pool.max-thread-pool-size="
            + Math.max(2, http.workers()));
    // a timer due in less than this would be put off by as much; the default is a second
    commands.add(
        "set " + CONFIG + "ejb-container.ejb-timer-service.minimum-delivery-interval-in-millis=1");
    // at last: these touch the listener that the commands come in by
    commands.addAll(new FullServerListeners(http, stores).commands());
    return commands;
  }

  private static String property(String name, String value) {
    return "create-system-properties \"" + name + "=" + quoted(escaped(value)) + "\"";
  }

  /** For the command, which takes several properties, split at colons. */
  private static String escaped(String value) {
    return value.replaceAll("([\\\\:='\"])", "\\\\$1");
  }

  /** For the line, of which the double quotes are part. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
