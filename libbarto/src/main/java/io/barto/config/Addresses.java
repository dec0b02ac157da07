package io.barto.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The shapes of hosts and addresses. Nothing here asks a name server. */
final class Addresses {
  /** Where to listen. */
  static final Shape<String> IP =
      raw -> {
        if (raw instanceof String ip && isLocalAddress(ip.strip())) {
          return ip.strip();
        }
        throw Mismatch.expected("an IP address to listen on, such as \"127.0.0.1\"", raw);
      };

  /** Whom to connect to; an IPv6 address comes without its brackets. */
  static final Shape<String> HOST =
      raw -> {
        if (raw instanceof String host && isHost(host.strip())) {
          return withoutBrackets(host.strip());
        }
        throw Mismatch.expected("a host name or IP address, without prefix and port", raw);
      };

  static final Shape<String> PREFIX =
      raw -> {
        if (raw instanceof String prefix && (prefix.equals("ws") || prefix.equals("wss"))) {
          return prefix;
        }
        throw Mismatch.expected("\"ws\" or, with TLS, \"wss\"", raw);
      };

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private Addresses() {}

  private static boolean isLocalAddress(String ip) {
    return ip.equals("localhost") || IPV4.matcher(ip).matches() || isIpv6(ip);
  }

  private static boolean isIpv6(String ip) {
    if (ip.indexOf(':') < 0) {
      return false;
    }
    try {
      // with a colon in it, no name server is asked
      return InetAddress.getByName(ip) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isHost(String host) {
    String bare = withoutBrackets(host);
    if (bare.isEmpty() || (bare.indexOf(':') >= 0 && !isIpv6(bare))) {
      return false;
    }
    try {
      return new URI("ws", null, bare, 1, "/", null, null).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
