package io.barto.config;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one program: {@code BARTOS_MARIADB__PASSWORD} is the key {@code
 * mariadb.password}; one underscore ends the prefix, two stand between tables, case does not
 * matter.
 *
 * <p>Left alone are the variables of start scripts ({@code <PREFIX>_HOME}, {@code _OPTS}, {@code
 * _JAVA_OPTS}) and those that Kubernetes sets in every container for a service of the program's
 * name ({@code _PORT}, {@code _PORT_*}, {@code _SERVICE_*}).
 */
final class Environment {
  private record Variable(String name, String value) {}

  private static final List<String> IGNORED = List.of("home", "opts", "java_opts", "port");
  private static final List<String> IGNORED_BEGINNINGS = List.of("port_", "service_");

  private final String prefix;
  private final @Nullable Path credentials;
  private final Map<String, Variable> byKey = new TreeMap<>();
  private final Set<String> read = new HashSet<>();

  /**
   * Picks a program's variables out of all.
   *
   * @param prefix such as {@code BARTOS_}
   */
  Environment(String prefix, Map<String, String> variables) {
    this.prefix = prefix;
    this.credentials = folder(variables.getOrDefault("CREDENTIALS_DIRECTORY", ""));
    variables.forEach(
        (name, value) -> {
          if (name.toUpperCase(ROOT).startsWith(prefix)) {
            add(name, value);
          }
        });
  }

  private void add(String name, String value) {
    String rest = name.substring(prefix.length()).toLowerCase(ROOT);
    if (!IGNORED.contains(rest) && IGNORED_BEGINNINGS.stream().noneMatch(rest::startsWith)) {
      byKey.put(rest.replace("__", "."), new Variable(name, value));
    }
  }

  private static @Nullable Path folder(String name) {
    return name.isBlank() ? null : Path.of(name).toAbsolutePath().normalize();
  }

  /** Where systemd puts a service's credentials; null: nowhere. */
  @Nullable Path credentials() {
    return credentials;
  }

  /** The name of the variable that sets a key, if one does. */
  @Nullable String variable(String key) {
    Variable variable = byKey.get(key);
    return variable == null ? null : variable.name();
  }

  /** The value that a key is set to, if it is. */
  @Nullable String value(String key) {
    read.add(key);
    Variable variable = byKey.get(key);
    return variable == null ? null : variable.value();
  }

  /** Whether any key of a table is set. */
  boolean touches(String table) {
    return byKey.keySet().stream().anyMatch(key -> key.startsWith(table + "."));
  }

  /** A problem for every variable that nobody asked for. */
  List<Problem> unknown(Collection<String> knownKeys) {
    return byKey.entrySet().stream()
        .filter(entry -> !read.contains(entry.getKey()))
        .map(entry -> unknown(entry.getKey(), entry.getValue().name(), knownKeys))
        .toList();
  }

  private Problem unknown(String key, String name, Collection<String> knownKeys) {
    Place place = new Place(name, 0, 0);
    if (key.equals("schedules") || key.startsWith("schedules.")) {
      return place.problem("", "schedules can be set in the file only; unset this variable");
    }
    Optional<String> meant = Nearest.to(key, knownKeys);
    String hint =
        meant
            .map(known -> "did you mean " + nameOf(known) + "?")
            .orElse("unset it, or see the manual for what can be set");
    return place.problem("", "no key of the configuration is named like this variable; " + hint);
  }

  /** The variable for a key. */
  String nameOf(String key) {
    return prefix + key.toUpperCase(ROOT).replace(".", "__");
  }
}
