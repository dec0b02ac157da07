package io.barto.config;

import static java.util.Locale.ROOT;

import io.barto.plan.NamePattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;

/** Reads {@code [api_keys.<name>]}. */
final class ApiKeysReader {
  /** Names of keys stand in logs and as names of credentials. */
  private static final Shape<String> KEY_NAME =
      raw -> {
        if (raw instanceof String name && name.matches("[A-Za-z0-9_-]{1,64}")) {
          return name;
        }
        throw Mismatch.expected("a name of at most 64 letters, digits, - and _", raw);
      };

  private static final Shape<Role> ROLE =
      raw -> {
        for (Role role : Role.values()) {
          if (raw instanceof String text && role.name().equalsIgnoreCase(text.strip())) {
            return role;
          }
        }
        throw Mismatch.expected("\"worker\", \"viewer\", \"operator\" or \"admin\"", raw);
      };

  private final SecretReader secrets;

  ApiKeysReader(SecretReader secrets) {
    this.secrets = secrets;
  }

  /**
   * Those in the file's order.
   *
   * @param unnamed the key that stands alone; null: none
   */
  List<ApiKey> read(TableReader root, @Nullable Secret unnamed) {
    var keys = new ArrayList<ApiKey>();
    root.namedTables("api_keys")
        .forEach(
            (name, table) -> {
              ApiKey key = key(name, table);
              if (key != null) {
                checkIsUnlike(keys, unnamed, key, table);
                keys.add(key);
              }
            });
    return keys;
  }

  private @Nullable ApiKey key(String name, TableReader table) {
    table.check(name, KEY_NAME);
    Secret key = secrets.required(table, "key", Secrets.TOKEN);
    Role role = table.optional("role", ROLE);
    if (role == null && !table.isGiven("role")) {
      table.missing("role", ": \"worker\", \"viewer\", \"operator\" or \"admin\"");
    }
    List<NamePattern> workers =
        table.optional("workers", ApiKeysReader::patterns, ApiKey.ANY_WORKER);
    if (table.isGiven("workers") && role != null && role != Role.WORKER) {
      table.problem(
          "workers",
          "binds keys with role = \"worker\" to names, and this one's is \""
              + role.name().toLowerCase(ROOT)
              + "\"; remove it");
    }
    return key == null || role == null ? null : new ApiKey(name, key, role, workers);
  }

  private static List<NamePattern> patterns(Object raw) throws Mismatch {
    var patterns = new ArrayList<NamePattern>();
    if (raw instanceof TomlArray array) {
      for (Object item : array.toList()) {
        patterns.add(new NamePattern(Shapes.NAME.read(item).strip()));
      }
    }
    if (patterns.isEmpty()) {
      throw Mismatch.expected("an array of worker names, such as [\"web-*\", \"db-?\"]", raw);
    }
    return patterns;
  }

  /** Of two alike, who came could not be told, nor could one be taken back. */
  private static void checkIsUnlike(
      List<ApiKey> others, @Nullable Secret unnamed, ApiKey key, TableReader table) {
    if (key.key().equals(unnamed)) {
      table.problem("key", "is the same as api_key; make another: barto-cli keys generate api");
    }
    for (ApiKey other : others) {
      if (other.key().equals(key.key())) {
        table.problem(
            "key",
            "is the same as that of api_keys."
                + other.name()
                + "; make another: barto-cli keys generate api");
      }
    }
  }
}
