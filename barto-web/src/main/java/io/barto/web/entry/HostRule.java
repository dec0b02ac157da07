package io.barto.web.entry;

import static java.util.Locale.ROOT;

import io.barto.plan.NamePattern;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code Host} a request may name. A page of another site can have its name point to this
 * server and then ask it as its own site; but it can't do without a name. So addresses are taken,
 * {@code localhost}, and the names that the configuration gives.
 *
 * @param names the server's own, in lower case
 */
record HostRule(List<NamePattern> names) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /**
   * @param host with or without a port; null: none, as programs without HTTP 1.1 have it and
   *     browsers never
   */
  boolean admits(@Nullable String host) {
    if (host == null || host.isEmpty() || host.startsWith("[")) {
      return true;
    }
    int colon = host.indexOf(':');
    String bare = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(ROOT);
    String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return name.equals("localhost")
        || IPV4.matcher(name).matches()
        || names.stream().anyMatch(pattern -> pattern.matches(name));
  }
}
