package io.barto.config;

import static java.util.Objects.requireNonNull;

import io.barto.plan.NamePattern;
import java.util.List;

/**
 * A key that admits clients: {@code api_key}, or a table {@code [api_keys.<name>]}.
 *
 * @param name by which the log calls whoever came with it
 * @param key what clients present
 * @param role what they may do with it
 * @param workers the worker names that it is good for
 */
public record ApiKey(String name, Secret key, Role role, List<NamePattern> workers) {
  /** The name of the key that stands alone, as {@code api_key}: good for everything. */
  public static final String UNNAMED = "api_key";

  /** The pattern of every name. */
  public static final List<NamePattern> ANY_WORKER = List.of(new NamePattern("*"));

  public ApiKey {
    requireNonNull(name, "name");
    requireNonNull(key, "key");
    requireNonNull(role, "role");
    workers = List.copyOf(workers);
  }
}
