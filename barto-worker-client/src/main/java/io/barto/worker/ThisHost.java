package io.barto.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.protocol.HostInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this worker says of its host. */
final class ThisHost {
  private ThisHost() {}

  /**
   * @param osRelease the file of os-release(5), which only Linux has
   */
  static HostInfo info(Path osRelease, String version) {
    List<String> lines = linesOf(osRelease);
    String name = valueOf("NAME", lines, System.getProperty("os.name", ""));
    String osVersion = valueOf("VERSION_ID", lines, System.getProperty("os.version", ""));
    String kernel = System.getProperty("os.version", "");
    return new HostInfo(name, hostName(), osVersion, kernel, version);
  }

  private static String valueOf(String key, List<String> lines, String otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return System.getenv().getOrDefault("HOSTNAME", "unknown");
    }
  }
}
