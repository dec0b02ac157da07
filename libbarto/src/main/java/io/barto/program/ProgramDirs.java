package io.barto.program;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A program's places on this platform: XDG's on Linux and wherever else nothing better is known,
 * {@code ~/Library/Application Support} on macOS, {@code %APPDATA%} on Windows.
 *
 * @param program its name, such as {@code bartos}
 * @param configDir where its configuration is
 * @param dataDir where it keeps its files
 */
public record ProgramDirs(String program, Path configDir, Path dataDir) {
  /** The places of a program for the user who runs it. */
  public static ProgramDirs of(String program) {
    return of(program, System.getenv(), System.getProperties());
  }

  /**
   * The places of a program in an environment.
   *
   * @param environment for instance {@link System#getenv()}
   * @param system for instance {@link System#getProperties()}
   */
  public static ProgramDirs of(String program, Map<String, String> environment, Properties system) {
    Path home = absolute(environment.get("HOME"), Path.of(system.getProperty("user.home", ".")));
    String os = system.getProperty("os.name", "").toLowerCase(ROOT);
    if (os.startsWith("mac")) {
      Path support = home.resolve("Library").resolve("Application Support").resolve(program);
      return new ProgramDirs(program, support, support);
    }
    if (os.startsWith("windows")) {
      Path roaming =
          absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"));
      return new ProgramDirs(program, roaming.resolve(program), roaming.resolve(program));
    }
    Path config = absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    Path data = absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"));
    return new ProgramDirs(program, config.resolve(program), data.resolve(program));
  }

  /**
   * The same places, with its files, and so its logs, where the configuration says.
   *
   * @param configured {@code data_dir}; null: as they are
   */
  public ProgramDirs withDataDir(@Nullable Path configured) {
    return configured == null ? this : new ProgramDirs(program, configDir, configured);
  }

  // XDG: a relative path is invalid and to be ignored
  private static Path absolute(@Nullable String path, Path otherwise) {
    if (path == null || path.isEmpty()) {
      return otherwise;
    }
    Path given = Path.of(path);
    return given.isAbsolute() ? given : otherwise;
  }

  /** Where the configuration is, unless the command line names another. */
  public Path configFile() {
    return configDir.resolve(program + ".toml");
  }

  /** Where the logs are. */
  public Path logDir() {
    return dataDir.resolve("logs");
  }

  /** The log file, to whose name the day is added. */
  public Path logFile() {
    return logDir().resolve(program + ".log");
  }
}
